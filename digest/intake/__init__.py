"""Files become seeds, and editors' decisions are read: what lies in the folder of seeds, safely, and nothing about what it means."""
