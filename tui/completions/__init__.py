"""What a shell needs to complete commands, options, queries and folders.

The scripts follow from the declarations in `tui.usage`. Only the names of saved filters are asked
for when they are needed, by `newswall completions filters`.
"""
