/// Linear and integer programs.
