"""What wants a content note: what a reader should be able to choose not to read today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose, words

_WHO = (
    r"(?:he|she|they|patients?|mother|father|mum|mom|dad|mam|parents?|sister|brother|son|daughter"
    r"|wife|husband|partner|grandmother|grandfather|gran|nan|grandad|grandma|grandpa|uncle|aunt"
    r"|cousin|friend|child|baby|boy|girl|man|woman|lady|colleague|student|pupil|resident|mentor"
    r"|teacher|everybody|somebody|one[ ]of[ ]them|twin)"
)
_OWN = r"(?:himself|herself|themselves|myself)"
_THEIR = r"(?:a|an|the|my|his|her|their|our)"
_DEATH = rf"""
    {_WHO} (?:['’]d)? (?:[ ]who)? [ ] (?:(?:had|has|have|was|is|were|just)[ ]){{0,2}}
      (?:died|dies|dying|passed[ ]away|dead) \b
      (?! [ ] (?:laughing|of[ ]laughter|tired|to\b|for\b|silent|inside|in[ ]the[ ]water) )
  | (?:death|funeral|dying) [ ] of [ ] {_THEIR} [ ] (?:\w{{1,12}}[ ])? {_WHO} \b
  | {_THEIR} [ ] (?:\w{{1,12}}[ ])? {_WHO} ['’]?s? [ ] (?:death|funeral|dying) \b
  | (?:his|her|their) [ ] (?:death|funeral) \b | deathbed \b
  | lost [ ] (?:a|the|my|our) [ ] patient \b
  | (?:murió|murieron|falleció|fallecieron|se[ ]moría) \b
  | (?:est|était|sont|étaient) [ ] (?:morte?s?|décédée?s?) \b (?! [ ]de[ ](?:rire|fatigue|honte) )
  | (?:mourut|mourait) \b
  | (?:ist|war|sind|waren) [ ] (?:\w{{1,12}}[ ]){{0,3}} (?:gestorben|verstorben) \b
  | (?:er|sie|vater|mutter|patientin|patient) [ ] starb \b | starb [ ] (?:er|sie|meine?) \b"""
_SUICIDE = rf"""
    suicid(?:e|es|al|io|ios|ó|arse|ado|ada|é|ée|er) \b | (?:selbstmord|suizid) \w{{0,8}}
  | (?:sich|mich) [ ] (?:umgebracht|erhängt|das[ ]leben[ ]genommen) \b
  | (?:kill(?:ed|ing)?|hang(?:ed|ing)?|shot) [ ] {_OWN} \b
  | self[- ]?harm(?:ed|ing)? \b
  | (?:harm|hurt|cut|starv|burn)(?:ed|ting|ing)? [ ] {_OWN} [ ] (?:on[ ]purpose|again) \b
  | (?:took|take|taken|taking) [ ] {_THEIR} [ ] own [ ] life \b
  | (?:end|ended|ending) [ ] (?:my|his|her|their) [ ] (?:own[ ])? life \b (?! [ ](?:as|in)\b )
  | (?:took|taken|taking) [ ] an [ ] overdose \b | overdosed \b"""
_ABUSE = r"""
    (?:sexual(?:ly)?|child|domestic|physical(?:ly)?|verbal(?:ly)?) [ ]
      (?:abuse|abused|assault(?:ed)?|violence) \b
  | abused \b (?! [ ] (?:the|a|an|its|this|that) \b )
  | abusive [ ] (?:father|mother|husband|wife|partner|relationship|home|marriage|parents?) \b
  | molest(?:ed|ing|ation) \b | (?:raped|rapist|rape) \b | groped \b | incest \b
  | abusó \b | violó \b | violad[oa]s? \b | violación \b | violées? \b
  | missbrauch(?:t|te)? \b | vergewaltig\w{1,6} \b"""
_VIOLENCE = rf"""
    stabb(?:ed|ing) \b | gunshot \b | gunman \b | mass [ ] shooting \b
  | (?:{_WHO}|i) [ ] (?:was|were|had[ ]been|got|has[ ]been) [ ]
      (?:killed|shot(?![ ]down)|beaten[ ]up|badly[ ]beaten|tortured|strangled) \b
  | murder(?:ed|er|ers|s)? \b (?! [ ] on \b ) | strangled \b | tortur(?:ed|e) \b | lynched \b
  | massacre \b | genocide \b
  | beat [ ] (?:him|her|me|us|them) [ ] (?:up|until|with|unconscious) \b
  | bomb(?:ed|ings?) \b
  | apuñal\w{{1,4}} \b | asesin(?:ó|ado|ada|ato|aron) \b | tiroteo \b | torturad[oa]s? \b
  | poignardée? \b | assassinée?s? \b | torturée?s? \b
  | erstochen \b | ermordet \b | erschossen \b | gefoltert \b"""
_CHILD = r"""
    miscarr(?:iage|iages|ied) \b | still-?(?:born|births?) \b | cot [ ] death \b
  | aborto [ ] espontáneo \b | fausse [ ] couche \b | fehlgeburt \b | totgeburt \b | mortinat[oa] \b
  | (?:child|baby|infant|toddler|son|daughter|(?:little|small)[ ](?:boy|girl)
    |(?:1[0-7]|[1-9])[- ]year[- ]old(?:[ ](?:boy|girl))?) (?:['’]s)? [ ]
    (?:had[ ]|with[ ]|has[ ]|got[ ]|was[ ])?
    (?:cancer|leuka?emia|tumou?r|died|death|dying) \b
  | (?:lost|losing|buried) [ ] (?:a|his|her|their|my|our|the) [ ] (?:child|baby|son|daughter) \b
    (?! [ ] in \b )
  | (?:pa?ediatric|childhood) [ ] (?:cancer|oncology|leuka?emia|hospice) \b"""
# Of each kind the words of which one is in whatever its pattern finds.
_KINDS = (
    (
        "suicide",
        _SUICIDE,
        "suicide suicides suicidal suicidio suicidios suicidó suicidarse suicidado suicidada"
        " suicidé suicidée suicider umgebracht erhängt leben kill killed killing hang hanged"
        " hanging shot harm harmed harming selfharm hurt starved burned cut cutting life overdose"
        " overdosed selbstmord suizid selbstmordgedanken suizidgedanken selbstmordversuch"
        " suizidversuch suizidal",
    ),
    (
        "abuse",
        _ABUSE,
        "abuse abused assault assaulted violence abusive molested molesting molestation raped rape"
        " rapist groped incest abusó violó violada violado violadas violación violée violées"
        " missbrauch missbraucht missbrauchte vergewaltigt vergewaltigung vergewaltigte",
    ),
    (
        "violence",
        _VIOLENCE,
        "stabbed stabbing gunshot gunman shooting shot beaten killed tortured torture strangled"
        " murder murdered murderer murderers murders lynched massacre genocide beat bombed bombing"
        " bombings apuñaló apuñalado apuñalada asesinó asesinado asesinada asesinato asesinaron"
        " tiroteo torturado torturada poignardé poignardée assassiné assassinée torturé torturée"
        " erstochen ermordet erschossen gefoltert",
    ),
    (
        "child",
        _CHILD,
        "miscarriage miscarriages miscarried stillborn stillbirth stillbirths still cot aborto"
        " fausse fehlgeburt totgeburt mortinato mortinata cancer leukaemia leukemia tumour tumor"
        " died death dying lost losing buried paediatric pediatric childhood",
    ),
    (
        "death",
        _DEATH,
        "died dies dying dead passed death deathbed funeral lost murió murieron falleció"
        " fallecieron moría morte mort morts mortes décédé décédée décédés décédées mourut mourait"
        " gestorben verstorben starb",
    ),
)
_PATTERNS = tuple(
    (what, frozenset(wanted.split()), re.compile(rf"\b(?:{pattern})", re.VERBOSE | re.IGNORECASE))
    for what, pattern, wanted in _KINDS
)


def hard_things(text: str) -> Iterator[Hit]:
    """The first place of each kind of content that wants a note; a figure of speech is let be."""
    known = words(text)
    for what, wanted, pattern in _PATTERNS:
        if not wanted.isdisjoint(known) and (match := pattern.search(prose(text))):
            yield Hit(*match.span(), what)
