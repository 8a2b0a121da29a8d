"""Source -> Document: what a reader sees of a Markdown file, every character with its place."""
