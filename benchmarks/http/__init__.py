"""One HTTP server and one load generator, each in a process and on a core of its own."""
