"""Words that hold a headline together and say nothing of its subject: nobody is tired of them.

Fewer than the stop words of keywords, which leave out much that somebody may want to mute. Only
what `headline_words` would offer is listed: four letters or more, or letters beyond ASCII.
"""

_BY_LANGUAGE = {
    "en": """
about above across after again against almost along already also although always amid among another
around away back because been before behind being below beneath beside between beyond both came come
comes could does down during each either else ever every from further gets give gives goes going
hasn't have having here hers herself himself however into isn't it's itself just later least less
like made make makes many maybe might more most much must near neither never next none only onto
other others ours over perhaps quite rather really said same says seem seems shall should since some
soon still such take takes than that that's their theirs them themselves then there these they this
those though through till under unless until upon very want wants well went were what what's when
where whether which while whom whose will with within without would your yours
""",
    "de": """
aber alle allem allen aller alles also auch beim bereits bisher dabei dafür daher damit danach dann
daran darauf daraus darf darin darum davon dazu dein denen denn deren deshalb dessen dies diese
diesem diesen dieser dieses doch dort durch eben eher eine einem einen einer eines etwa euch fast
für gegen haben hatte hatten hier hinter hätte ihnen ihre ihrem ihren ihrer immer jede jedem jeden
jeder jedes jetzt kann kein keine keinem keinen keiner können könnte lässt mehr mein meine muss
müssen nach neben nicht nichts noch oder ohne schon sehr sein seine seinem seinen seiner seit selbst
sich sind soll sollen sollte sondern sowie statt unter viel viele waren warum weil weiter weitere
wenn werden wieder wird wollen worden wurde wurden während wäre zwischen über überhaupt
""",
    "fr": """
ainsi alors après aucun aucune aussi autre autres avait avant avec avoir ceci cela celle celles
celui cette ceux chaque chez comme comment contre dans depuis dont dès déjà elle elles encore entre
fait faut jusqu'à leur leurs lors mais malgré moins même mêmes nous où parce pendant peut plus
plusieurs pour pourquoi puis qu'elle qu'il quand quel quelle quelles quels sans selon sera sont sous
tous tout toute toutes très vers voici voilà vont votre vous à ça était été être
""",
    "es": """
además ahora algo ante antes aquí aunque aún cada como contra cual cuando cuál cuándo cómo desde
después donde durante dónde ella ellas ellos entre eran esta estas este esto estos está están fueron
había hace hacia hasta incluso menos mientras mismo más nada otra otras otro otros para pero pese
poco porque quien quién qué según será sido siempre sobre sólo también tanto tiene tienen toda todas
todo todos tras unas unos varios
""",
    "pt": """
ainda além antes após até cada como contra depois desde dessa desse desta deste durante elas eles
entre essa esse esta está estão foram isso mais mesmo muito não onde outra outro para pela pelas
pelo pelos porque qual quando quem será sobre são também toda todas todo todos têm à às é
""",
    "it": """
alla alle allo anche ancora avere ciò come contro cosa così dalla dalle dalli degli della delle
dello dentro dopo dove durante ecco erano essere fino fuori già hanno loro meno mentre molto negli
nella nelle nello ogni oltre perché però più poco prima proprio quale quando quanto quella quelle
quelli quello questa queste questi questo senza sono sotto stata stati stato sulla sulle sullo tutta
tutte tutti tutto verso è
""",
    "nl": """
alle ander andere daar deze door echter eens geen haar hebben heeft hier kunnen maar meer meest moet
moeten naar niet niets onder over sinds tegen tijdens toch tussen veel voor waar waarom wanneer want
werd werden worden wordt zich zijn zonder zullen
""",
}
FUNCTION_WORDS = frozenset(" ".join(_BY_LANGUAGE.values()).split())
"""Of all languages, in lower case; an apostrophe is the typewriter's."""
