"""The things a disclosure office has: requests, applicants, letters, remedies, tallies. Pure values."""
