"""docverify: recomputes the numbers of deployment documents and says where they cannot all be true."""

__version__ = "0.1.0"
