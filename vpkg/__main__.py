"""`python -m vpkg`, where the command itself is not on the path."""

import sys

from vpkg.cli import main

sys.exit(main())
