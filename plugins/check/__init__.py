"""What a contributor's file must be: the rules, and the command line that tells them."""
