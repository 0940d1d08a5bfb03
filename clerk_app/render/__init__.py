"""Values in, bytes out: letters as PDF, sheets as workbooks."""
