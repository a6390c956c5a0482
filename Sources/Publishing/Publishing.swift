/// Files and pictures out.
