"""The desk: server-rendered pages in Arabic and English, each with a JSON twin under /api."""
