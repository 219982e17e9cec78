"""The words that made-up stories are made of."""

from typing import Final

# The most frequent first: the rank gives the weight.
FUNCTION: Final = """
    the to and i a of in that it was my you for me is on with had we they as but so at not be
    she he have this what when from about how if were one her his all there out up who just more
    then your by an do or could would them been than because our after like didn't get know even
    into their first never only some time time's before over no can did really still every any
    where why back most very don't too will us i'd
""".split()
WORDS: Final = """
    mentor team learn ask work career feedback question code meeting manager engineer project
    year week month day listen grow trust job interview review talk help share story advice goal
    lead skill company startup student teacher university research paper thesis lab deadline
    promotion salary offer remote office coffee call email message reply thread book course
    degree bootcamp junior senior staff principal director founder colleague friend parent child
    family home city country visa language accent culture confidence doubt imposter fear courage
    mistake failure success lesson habit practice patience progress plan roadmap strategy
    product design designer user customer support bug fix deploy release test server database
    cloud pipeline model data chart dashboard metric experiment hypothesis result report slide
    talk conference meetup community volunteer open source contribute maintain maintainer
    repository issue pull request commit branch merge document write writer edit editor blog
    draft publish read reader explain teach coach guide sponsor champion ally network introduce
    recommend refer reference letter resume portfolio application reject accept decline
    negotiate budget bonus equity contract freelance client invoice agency consultant hire fire
    layoff resign quit transition switch change pivot restart pause break burnout health sleep
    therapy boundary balance schedule calendar priority focus distract noise silence room
    whiteboard notebook pencil laptop keyboard screen camera microphone voice tone word sentence
    paragraph chapter page letter number decision choice option risk reward tradeoff compromise
    conflict argue disagree agree apologize forgive thank appreciate celebrate reward recognise
    invite welcome include exclude bias fair equal diversity gender woman man immigrant veteran
    nurse doctor lawyer chef musician artist athlete runner climber gardener carpenter
    electrician mechanic pilot sailor farmer fisher baker barista driver cashier clerk intern
    apprentice novice expert beginner stranger neighbour leader follower peer partner pair mob
    sprint retro standup planning estimate velocity backlog ticket scope quality debt refactor
    rewrite legacy monolith service interface contract protocol schema query index cache latency
    throughput incident outage alert pager runbook postmortem blame curiosity wonder explore
    discover invent imagine dream hope worry cry laugh smile nod shrug whisper shout remember
    forget notice observe reflect journal meditate breathe walk run climb swim cycle travel
    train plane bus station airport hotel kitchen garden bridge river mountain ocean island
    forest desert winter summer spring autumn morning evening night weekend holiday birthday
    wedding funeral hospital school library museum theatre cinema stadium market shop bank court
    prison church temple mosque school playground window door key lock ladder stair elevator
    corridor desk chair table lamp candle mirror clock watch phone radio television newspaper
    magazine podcast video lecture seminar workshop tutorial exercise homework exam grade
    diploma scholarship grant stipend tuition loan debt saving investment insurance mortgage
    rent tax pension retirement legacy wisdom knowledge insight perspective context nuance
    detail pattern structure system process method technique tool craft art science math physics
    chemistry biology geology history geography economics politics philosophy psychology
    sociology linguistics statistics probability algebra geometry calculus logic proof theorem
    puzzle riddle game chess piano guitar violin drum song melody rhythm dance poem novel essay
    memoir translation grammar vocabulary spelling punctuation margin footnote citation
""".split()
SUFFIX: Final = """
    s ing ed er ers ful less ly able ness ment like wise ship
""".split()
PREFIX: Final = """
    re un over under co pre mid non
""".split()
FIRST: Final = """
    Ada Alan Amara Bao Carla Chen Dalia Deepa Elena Emeka Farah Femi Gabriel Grace Hana Hugo
    Ines Ivan Jamal Joana Kai Kavya Lars Leila Lin Luis Maja Marek Mina Nadia Nikhil Noor Olga
    Omar Paulo Priya Quinn Rafael Rania Rosa Sami Sara Tariq Tess Uma Viktor Wanjiru Xin Yara
    Yusuf Zoe Zuri
""".split()
LAST: Final = """
    Abe Adeyemi Alvarez Banerjee Bauer Becker Castro Cohen Costa Diallo Duarte Eriksen Farouk
    Fischer Garcia Gupta Haddad Hansen Ito Ivanov Jensen Kamau Kaur Kim Kowalski Lopez Mbeki
    Mehta Moreau Musa Nakamura Nguyen Novak Okafor Olsen Park Patel Petrov Quiroga Rahman Rossi
    Sato Schmidt Silva Singh Sokolov Tanaka Tran Usman Varga Weber Wójcik Yilmaz Zhang
""".split()
EMOJI: Final = """
    😀 🙌 🚀 💡 🎉 🙏 🔥 📚 ❤️ 👩‍💻 🌱 ✨
""".split()
