"""Rules as data: the records beside this file, and the code that reads them."""
