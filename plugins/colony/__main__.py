"""``python -m colony`` is the command ``colony``."""

from colony.tasks import main

if __name__ == "__main__":
    main()
