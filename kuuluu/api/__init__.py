"""The register for programs: small, read-only, versioned JSON that anyone may use from anywhere (docs/api.md)."""
