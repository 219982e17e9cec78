"""What in a text could give somebody away, or hurt a reader who isn't warned: pure detectors.

Each kind is a function `find(text) -> Iterator[Hit]`; `rules/dignity.py` puts what they find into
words. They know patterns and no people: a text in which they find nothing holds no known pattern,
and is not "de-identified". The base is the list of eighteen identifiers of the United States'
health privacy rule, 45 CFR 164.514(b)(2)(i):

| | identifier | detector | what stays for a reader's eye |
|---|---|---|---|
| A | names | `names`, beside a negative judgement | any other name, initials, nicknames |
| B | places smaller than a state | `postal`; `places`, `clinical` beside a patient | landmarks |
| C | dates but the year; ages over 89 | `clinical` beside clinical words; `ages` | “that flood” |
| D | telephone numbers | `contact` | numbers in words |
| E | fax numbers | `contact` | the same |
| F | e-mail addresses | `contact` | |
| G | social security numbers | `identity`, `records` | those of countries it doesn't know |
| H | medical record numbers | `records`, beside a word for it | a number alone |
| I | health plan numbers | `records`, beside a word for it | a number alone |
| J | account numbers | `identity`: IBAN, cards; `records` | a number alone |
| K | certificate and licence numbers | `records`, beside a word for it | a number alone |
| L | vehicles and their plates | `records`, beside a word for it | a number alone |
| M | devices and their serial numbers | `identity`: MAC; `records` | a number alone |
| N | web addresses | `network`: with a person's number in it | a profile or photo page |
| O | IP addresses | `network` | |
| P | biometric identifiers | none: no pattern | all |
| Q | full-face photographs | none: no pattern | every picture |
| R | any other unique number or trait | none: no pattern | a rare illness, a post, a prize |
"""
