"""The dashboard: a Textual app on the public interface of the library."""
