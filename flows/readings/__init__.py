"""Reading each text once, apart from everything else, and keeping what was read between builds."""
