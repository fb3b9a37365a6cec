"""Plans and reviews as documents to print (PDF), as workbooks for a spreadsheet program, and as web pages.

Of a plan:

- `planner.report.plan_document.plan_pdf`: tagged PDF/UA-1, the same bytes for the same plan and time
- `planner.report.plan_workbook.plan_workbook`: XLSX with a native chart, no cell of which is run as a formula
- `planner.report.plan_content`: the figures and sentences that both show

Of a department's review:

- `planner.report.review_content.content`: the sections chosen, with every figure, sentence, picture and table
- `planner.report.review_formats.file_of`: these as PDF, workbook or self-contained web page
"""
