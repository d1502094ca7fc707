"""What goes out: pages into ``docs/``, MkDocs into ``site/``, the digest as data, the live preview. The one room that knows MkDocs."""
