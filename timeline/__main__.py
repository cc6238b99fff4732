"""`python -m timeline` is the command `timeline`."""

from timeline.cli.app import main

if __name__ == "__main__":
    main()
