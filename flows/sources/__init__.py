"""Adapters from the world to `schemas.raw.Delivered`: bytes in, rows out, no cleaning."""
