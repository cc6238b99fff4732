"""OpenITI mARkdown: works of the premodern Islamicate world, as https://openiti.org publishes them."""
