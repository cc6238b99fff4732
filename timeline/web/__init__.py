"""A browser over the database: Datasette with the public views, questions to start from, and nothing else."""
