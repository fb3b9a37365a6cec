"""Words that say nothing about skills by themselves.

The usual lists of stop words hold no words of courses and jobs, and some hold "system" and "computer", which tell here.
"""

_EVERYDAY = """
about above across after again against ahead alike all alone along already also although always among an and another
any anyone anything are around as ask asked asks at away back be became because become been before begin behind being
below beside besides best better between beyond big both bring but by came can cannot come could day days did do does
doing done down during each early either else enough etc even ever every everyone everything few first five follow
following for four from full further gain general get give given gives go goal goals good great had half has have
having he her here hers high him his hold holds how however if important in include included includes including inside
instead into is it item its itself just keep kind kinds know known last later least less let like likely little long
look looking lot main make makes making many may me mean means might more most much must my near need needed needs
neither never new next no nobody none nor not nothing now of off offer often old on once one only onto or other others
our ours out outside over own part parts per perhaps place plus point possible present put quick quickly rather ready
really right run said same say says second see seen set several shall she should show since six small so some somebody
someone something soon still such sure take taken takes than that the their theirs them then there these they thing
things third this those though three through thus time times to today together told too toward towards two under until
up upon us use used useful user uses using usual usually various very via want wants was way ways we week weeks well
were what when where whether which while who whole whom whose why will wish with within without work worked working
works would year years yes yet you your yours
"""
_OF_COURSES_AND_JOBS = """
ability able academic activities advanced applicant applicants application apply assessment assignment assignments
attendance basic basics beginner candidate candidates class classes college company course courses credit credits deep
degree description develop emphasis employer ensure equal equally equivalent exam examination examine examines
excellent exercise exercises experience experienced explain explore explores extensive familiar field final focus
fundamental fundamentals grade grades grading hire hiring homework hour hours ideal instructor intermediate introduce
introduces introduction introductory job join junior knowledge learn learned learning learns lecture lectures level
levels master mastered mastery methods month months objective objectives opportunity outcome outcomes overview
participant participants people person position practical practice practise preferred prerequisite prerequisites
principle principles professional program programme project projects provide range reading readings relevant report
require required requirement requirements requires responsibilities responsibility responsible role salary seek
seeking seeks semester seminar senior skill skills solid strong student students study subject successful syllabus
task tasks teach teaches teaching team teams technique techniques term textbook topic topics understand understanding
unit units university weekly workshop
"""
COMMON = frozenset([*_EVERYDAY.split(), *_OF_COURSES_AND_JOBS.split()])
"""Everyday words, and those that every description of a course or a job has; in lower case."""
