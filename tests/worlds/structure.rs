//! What happens to rows and members, on figures small enough to be reckoned by head.
