"""A plan as a document to print (PDF) and as a workbook for a spreadsheet program.

- `planner.report.plan_document.plan_pdf`: tagged PDF/UA-1, the same bytes for the same plan and time
- `planner.report.plan_workbook.plan_workbook`: XLSX with a native chart, no cell of which is run as a formula
- `planner.report.plan_content`: the figures and sentences that both show
"""
