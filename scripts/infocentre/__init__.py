"""Records of the Belarusian information centre -> a static site in five languages.

A record travels through the modules in this order: yaml_lines, model, load, checks,
catalogue, words, markup, articles, frames, editions, build, mkdocs_plugin, cli.
"""
