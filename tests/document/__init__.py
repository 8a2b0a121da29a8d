"""Tests of docverify.document."""
