"""Word lists of `names`: what is harsh to say of somebody, and which capitals are names.

They are kept short on purpose: each word is one that a reader would stop at.
"""

from __future__ import annotations

HARSH = frozenset(
    # English
    "incompetent incompetence useless worthless lazy stupid idiot idiotic moron cruel bully"
    " bullied bullying liar lied cheat cheated cheater fraud stole stolen thief racist sexist"
    " misogynist homophobic abusive abuser abused harassed harasser harassment molested groped"
    " assaulted drunk drunkard alcoholic addict psychopath narcissist corrupt negligent negligence"
    " malpractice botched humiliated humiliating mocked belittled hated despised arrogant vicious"
    " heartless coward toxic unprofessional predator creep manipulative sabotaged plagiarised"
    " plagiarized disgraced sacked screamed yelled shamed dishonest"
    # Spanish
    " incompetente vago estúpido estúpida idiota cruel acosador acosó acoso mentiroso mentirosa"
    " mintió mentía ladrón robó racista machista abusó abusador humilló humillaba borracho corrupto"
    " negligente odiaba maltrató maltrataba despreciable arrogante"
    # French
    " incompétent incompétente paresseux paresseuse stupide idiot cruelle menteur menteuse menti"
    " mentait voleur volé raciste sexiste abusé harcelé harceleur harcèlement humilié humiliait"
    " ivrogne corrompu négligent détestais méprisable odieux odieuse"
    # German
    " unfähig nutzlos faul dumm idiot grausam lügner lügnerin gelogen betrüger betrogen dieb"
    " gestohlen rassist rassistisch sexistisch missbraucht belästigt belästigte gedemütigt"
    " demütigte betrunken säufer korrupt fahrlässig hasste verachtete gemein".split()
)
# Harsh only where it is said of the person: “was a terrible teacher”, not “that terrible night”.
HARSH_OF_SOMEBODY = frozenset(
    "awful terrible horrible worst bad crazy insane evil monster fool nasty disgrace dangerous"
    " malo mala peor nul nulle pire schlecht furchtbar".split()
)
# Given names that are common in the four languages: enough to tell a name in German.
GIVEN = frozenset(
    "James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel"
    " Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward"
    " Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin"
    " Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick Jack Dennis Jerry Peter"
    " Henry Simon Martin Oliver Harry Alan Colin Ian Neil Graham Adam Luke Nathan Mohammed Muhammad"
    " Ahmed Ali Omar Hassan Ibrahim Yusuf Mary Patricia Jennifer Linda Elizabeth Barbara Susan"
    " Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle"
    " Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela Anna"
    " Ruth Brenda Pamela Nicole Katherine Helen Samantha Christine Emma Rachel Jane Janet Alice"
    " Julia Grace Claire Fiona Fatima Aisha Maryam José Juan Antonio Manuel Francisco Luis Carlos"
    " Miguel Pedro Javier Fernando Sergio Pablo Jorge Alberto Diego María Carmen Ana Isabel Dolores"
    " Pilar Teresa Rosa Cristina Lucía Elena Marta Jean Pierre Michel Philippe Alain Jacques"
    " Bernard Marcel André François Nicolas Marie Nathalie Isabelle Sylvie Catherine Françoise"
    " Monique Sophie Camille Hans Klaus Jürgen Wolfgang Stefan Andreas Michael Uwe Dieter Manfred"
    " Helmut Gerhard Horst Bernd Heinz Karl Ursula Monika Petra Elisabeth Sabine Renate Helga Karin"
    " Brigitte Ingrid Erika Andrea Gisela Claudia Susanne Gabriele Christa Heike".split()
)
# What begins a sentence, or stands before a noun with a capital.
NEVER_FIRST = frozenset(
    "A An The This That These Those My Our Your His Her Its Their Some Any Every Each No One Two"
    " Three Four Five Six Seven Eight Nine Ten First Second Third Last Next And But Or So Then Now"
    " Once When While After Before Since Until If Because Although Though Where What Who Why How"
    " Which There Here In On At By For From With Without To Of Into Over Under About Between Among"
    " Is Was Were Are Be Been Do Does Did Have Has Had Can Could Will Would Shall Should May Might"
    " Must Not Never Always Often Sometimes Maybe Perhaps Yes He She It We They You I Me Him Us"
    " Them Dear Poor Old Young New Big Little Good Bad Great Both All Most Many Few Other Another"
    " Such Even Only Just Still Yet Also Too Very Like As Than El La Los Las Un Una Mi Tu Su Y Pero"
    " Le Les Une Mon Ma Mes Et Mais Der Die Das Ein Eine Mein Meine Und Aber Im Am Uncle Aunt"
    " Auntie Grandma Grandpa Granny Mama Papa Mother Father Brother Coach San Santa Hong Tel Rio"
    " Buenos Cape Fort Port Mount Saint Nueva Nuevo".split()
)
NEVER_IN_A_NAME = frozenset(
    "January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Eve Day New York North"
    " South East West Northern Southern Eastern Western United States Kingdom England America"
    " Europe Africa Asia University College School Academy Institute Hospital Clinic Center Centre"
    " Department Emergency Intensive Care Unit Ward Room Bay Corridor Theatre Theater Medical"
    " Medicine Surgery Street St Road Rd Avenue Ave Lane Park Square Bridge River Lake Mountain"
    " Valley County City Town Church Station Airport Hotel Library Museum Court House Office Board"
    " Committee Council Government Ministry Service Services National Royal General Supreme High"
    " Grand Rounds Round Chief Head Senior Junior Director President Chair Dean Doctor Nurse Sister"
    " Manager Teacher Professor Boss Captain Red Cross Nobel Prize God Lord Bible Quran English"
    " Spanish French German Latin Black White Green Blue Covid World War Great Depression Human"
    " Resources Monday's Team Program Programme Project Study Journal Conference Article Thread"
    " Twitter Google Impostor Imposter Plan Test Exam Award Fellow Fellows Resident Intern"
    " Attending Consultant Patient Family Home Country World Life Love".split()
)
