"""`make serve`: the site on this computer, built again and shown again at every change."""
