"""The direction of a language's script."""

from __future__ import annotations

from typing import Literal, TypeAlias

from plugins.story.langtag import parts_of

Direction: TypeAlias = Literal["ltr", "rtl"]

# What is written from the right if its tag tells no script (CLDR, "Likely Subtags", and other names
# of the same languages).
_RTL = frozenset(
    """
    aao abh abv acm acq acw acx adf ae aeb aec aee aeq afb aib aii aij aiq ajp ajt aju amw apc
    apd ar ara arb arc arq ars ary arz ask atn auj auz avd ave avl ayh ayl ayn ayp azb bal bcc
    bdz bej bft bgn bgp bhe bhm bhn bjf bjm bqi brh brk bsh bsk chg cja ckb cld clh czk dcc def
    deh dgl div dmk dml drw dv ecy esh fa fas fay faz fia fub gbz ggg gha ghr gig gjk gju glh
    glk grr gwc gwf gwt gzi hac haz hbo he heb hkh hnd hno hoh hrt hrz hss huy isk itk iw jad
    jat jbe jbn jdg ji jnd jog jpa jpr jrb jye kas kbu kby kcy kfm khw klj kmz kqd ks ktl kvx
    kxp kzh lad lah lhs lki lrc lrk lrl lsa lsd lss luv luz mby mde mey mfa mfi mhj mid mki mnj
    mve mvy myz mzb mzn nli nlm nqo ntz nyq oar obm odk omy oru ota otk oui pal pbt pbu per pes
    pgd phl phn phr phv plk pmu pnb prc prd prs prx ps psh psi pst pus qxq rdb rhg rmt sam sbn
    scl sd sdb sdf sdg sdh sds sgl sgr sgy shd shm shu shv siy siz skr smp smy snd sog sqo sqt
    srh srz ssh sts swb syc syn syr tjo tks tmr tnf tov tra trg trm trw ug uig ur urd ush uzs
    vaf vgr vmh wbk wne wni wsv xco xhe xka xkc xkj xkp xld xly xmn xmr xna xpr xsa xsd xvi ydd
    ydg yhd yi yid yih yud zba zdj zrp zum
    """.split()
)
# Those whose letters run from the right (CLDR, "Script Metadata").
_RTL_SCRIPTS = frozenset(
    """
    Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc
    Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phlv Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo
    Syrc Syre Syrj Syrn Thaa Yezi
    """.split()
)


def direction(lang: str) -> Direction:
    """The direction of a language's script: a script subtag decides, else the language."""
    language, script, _ = parts_of(lang)
    rtl = script in _RTL_SCRIPTS if script else language in _RTL
    return "rtl" if rtl else "ltr"
