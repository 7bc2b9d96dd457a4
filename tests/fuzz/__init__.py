"""Coverage-guided fuzzing of what meets the world first: files, damage, layout, numbers, times."""
