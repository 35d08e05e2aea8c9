"""One module for each part of resources/: it checks the YAML and compiles it for the package."""
