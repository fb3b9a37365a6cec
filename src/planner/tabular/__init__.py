"""The tables of a curriculum to type into: rows as texts, filters, what was typed as edits, and faults in words.

`columns` says what a cell of each column may hold, `standing` has the rows of a draft with what could not enter it,
`sheet` the rows that a filter leaves, `reading` what was typed over a sheet, `bulk` one value for many rows, `findings`
what is wrong in words, `rules` what a requisite or a pool means. Nothing here knows of a screen.
"""
