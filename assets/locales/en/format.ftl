# Units written beside a figure.
format-minutes = { $figure } min
