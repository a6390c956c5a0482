/// Files in: scenario documents, tables, imports.
