"""Words that say nothing of what a text is about, by language: they are never keywords.

Only words of four letters or more are listed, since shorter ones are left out anyway. All
languages are one set: what is empty in one is seldom news in another.
"""

_BY_LANGUAGE = {
    "en": """
able about above accept according across actually added adds after again against agency ahead
allow allowed almost alone along already also although always amid among amount announced another
anyone anything appear approach april area aren around asked august away back based became because
become been before began begin behind being believe below best better between beyond bigger
billion both bring brought call called came case cause changed close come comes coming common
company could couldn country create current currently daily days deal december described despite
didn different does doesn doing done down during each earlier early either else enough especially
even ever every everyone everything exactly example expected face fact february feel felt find
first five following former forward found four friday from full further gave general gets getting
give given gives goes going good great group grow half happen happened hard hasn have haven having
help here high himself hold home hours however http https huge hundred idea image important
include included including increase inside instead into issue itself january july june just keep
kept kind know known large last late later latest lead least leave left less level life like
likely line list little live local long longer look looking lost made main major make makes making
many march matter maybe mean means might million moment monday month months more most much must
myself name near nearly need needed needs never news next nothing november number october offer
often once ones only onto open order other others outside over part particularly people percent
perhaps person photo place plan plans play point possible present probably problem provide putting
quickly quite rather read real really reason recent recently release released remain report
reported reports rest result right said same saturday saying says second seem seems seen self send
sent september seven several shall share short should show showed shows side simply since single
small some someone something sometimes soon sort special start started statement still stop story
such sunday sure take taken takes taking talk tell than that their them then there these they
thing things think third this those though thought thousand three through thursday thus time times
today together told tomorrow took toward towards trying tuesday turn type under until update upon
used user users using usually various very view wait want wanted wants wasn ways wednesday week
weekend weeks well went were weren what whatever when where whether which while whole whose wide
will with within without word words work worked working works world would wrote year years
yesterday your yours yourself
""",
    "de": """
aber acht alle allem allen aller allerdings alles also andere anderem anderen anderer anderes
anders antwort april artikel auch august außer außerdem bald beide beiden beim bereich bereits
besonders besser besten bevor bild bisher bislang bleiben bleibt bloß brauchen bringen dabei
dadurch dafür dagegen daher damals damit danach dann daran darauf daraus darf darin darum darüber
dass davon davor dazu dein deine demnach denen denn dennoch deren deshalb dessen deutlich dezember
dich dienstag dies diese diesem diesen dieser dieses doch donnerstag dort drei durch dürfen
ebenfalls ebenso eigene eigenen eigentlich einander eine einem einen einer eines einfach einige
einigen einmal ende entweder erst erste ersten erster etwa etwas euch falls fast februar finden
findet folgen folgende foto frage fragen freitag ganz ganze ganzen geben gegen gegenüber gehen
geht gehört gemacht genau genug gerade gern gewesen gibt ging gleich groß große großen großer gute
guten habe haben hallo halten hatte hatten heißt heute hier hinter hoch hunderte hätte hätten
ihnen ihre ihrem ihren ihrer ihres immer indem insgesamt inzwischen irgendwie jahr jahre jahren
jahres januar jede jedem jeden jeder jedes jedoch jemand jene jetzt juli juni kann kaum kein keine
keinem keinen keiner kleine kleinen komme kommen kommt konnte konnten kurz könne können könnte
könnten lange lassen laut leben leider letzte letzten liegen liegt lässt mache machen macht machte
mancher manchmal mehr mehrere mehreren mein meine meinem meinen meiner meint meisten menschen
milliarden millionen minuten mittlerweile mittwoch montag morgen muss musste mussten märz möchte
möchten möglich müsse müssen nach nachdem neben nehmen nennen neue neuen neuer neues nicht nichts
niemand noch november nächste nächsten nämlich oben oder offenbar ohne oktober paar prozent recht
rund sache sagen sagt sagte samstag schließlich schnell schon sechs sehen sehr seien sein seine
seinem seinen seiner seines seit seitdem selbst september sich sicher sieben sieht sind sogar
solche solchen soll solle sollen sollte sollten sondern sonntag sonst soweit sowie sowohl spielen
sprechen stadt statt stehen steht stellen stellt stunden tage tagen teil trotz trotzdem unser
unsere unserem unseren unter viel viele vielen vieles vielleicht vier vorher völlig wann waren
warum wegen weil weiter weitere weiteren weiterer weiterhin welche welchem welchen welcher welches
wenig wenige weniger wenn werde werden werdet weshalb wieder wird wirklich wissen woche wochen
wohl wollen wollte wollten wurde wurden würde würden zehn zeigen zeigt zeit zudem zuerst zufolge
zuletzt zunächst zurück zusammen zuvor zwar zwei zwischen über überhaupt übrigens
""",
    "fr": """
affirmé afin ailleurs ainsi alors année années août après article aucun aucune aujourd auprès
auquel aura aurait auront aussi autant autour autre autres avaient avait avant avec avez avoir
avons avril ayant beaucoup bien bientôt bonne cela celle celles celui cent cependant certain
certaine certaines certains cette ceux chacun chaque chez cinq comme comment concernant contre
cours dans davantage debout dehors demain depuis dernier derniers dernière dernières derrière
dessous dessus deux deuxième devant devenir devenu devient devrait dimanche dire disent doit
doivent donc donner dont durant décembre déclaré déjà elle elles encore enfin ensemble ensuite
entre environ etre exemple explique expliqué face faire fait faites fallait faut fera fois fond
font forme fort furent février grand grande grandes grands groupe heure heures hier hors indiqué
jamais janvier jeudi jour journée jours juillet juin jusqu jusque juste laquelle lequel lesquelles
lesquels leur leurs lieu lors lorsque lundi maintenant mais malgré manière mardi mars mercredi
mettre mieux milliards millions mise moins mois moment monde monsieur montre mort même mêmes
nombre nombreuses nombreux notamment notre nous nouveau nouveaux nouvelle nouvelles novembre nuit
objectif octobre parce pareil parfois parler parmi partie partir partout passe passé pays pendant
permet permettre personne personnes petit petite petits peut peuvent place plupart plus plusieurs
plutôt point pour pourquoi pourrait pouvait pouvoir premier premiers première prendre presque pris
propos propre près puis puisque quand quant quatre quel quelle quelles quelque quelques quels quoi
raison rapport rendre reste rien sait samedi sans sauf selon semaine semaines septembre sera
serait seront service seul seule seulement sien site sommes sont sorte sous souvent suis suite
suivant sujet surtout tandis tant tard telle telles tels temps tenir tiers titre toujours tous
tout toute toutefois toutes trois trop trouve trouver très vendredi vers veulent veut veux
viennent vient ville voici voilà voir voire vois vont votre vous vrai vraiment étaient était étant
état être
""",
    "es": """
abril acuerdo adelante además agosto ahora algo alguna algunas alguno algunos algún allá allí
ambos ante anterior antes apenas aquel aquella aquellas aquellos aquí aunque ayer años bajo
bastante bien buena buenas bueno buenos cada casa casi caso cerca cierta cierto cinco ciudad como
conocer contra cosa cosas creo cual cuales cualquier cuando cuanto cuatro cuenta cuyo cuál cuándo
cómo dado datos debe deben debido decir dejó demás dentro desde después detrás dice dicen dicho
diciembre dieron diferente diferentes dijeron dijo domingo donde durante días dónde ejemplo ella
ellas ello ellos embargo encima encuentra enero entonces entre eran eres esas esos esta estaba
estaban estado estamos estar estará estas este esto estos estoy estuvo está están existe explicó
febrero final forma fuera fueron fuerte general gente gran grande grandes grupo haber habrá había
habían hace hacen hacer hacia haciendo hasta haya hecho hemos hizo hora horas igual importante
incluso informó jamás jueves julio junio junto lado largo llegó lleva llevar lograr luego lugar
lunes manera manifestó martes marzo mayo mayor mayoría mañana media medio mejor menos meses
mientras millones misma mismas mismo mismos miércoles momento mucha muchas mucho muchos mundo nada
nadie ninguna ningún noche nombre nosotros noviembre nueva nuevas nuevo nuevos nunca número
octubre otra otras otro otros para parece parte partir pasado país países pero persona personas
poco pocos podemos poder podrá podría podía porque posible primer primera primero primeros
principal próximo próximos pudo puede pueden puedo pues punto queda quedó querer quien quienes
quiere quién realizar realizó sabe saber sean segunda segundo según seis semana semanas septiembre
será serán sería señaló siempre siendo sigue siguiente sino sobre sola solamente solo somos suele
suyo sábado sólo también tampoco tanto tarde tema tenemos tener tenía tiempo tiene tienen toda
todas todavía todo todos tomar total trabajo tras trata través tres tuvo ultimo unas unos usted
ustedes vamos varias varios veces vida viene viernes vista visto vuelve última últimas último
últimos
""",
    "pt": """
abril acordo afirmou agora agosto ainda algo algum alguma algumas alguns alguém além ambos anos
ante anterior antes apenas apesar após aquela aquelas aquele aqueles aqui assim através bastante
cada caso cerca certo cidade cinco coisa coisas como conforme contra contudo corpo cujo dado dados
dela delas dele deles demais dentro desde dessa desse desta deste deve devem dezembro diante dias
disse disso dizer dois domingo duas durante elas eles embora enquanto entanto entre então eram
essa essas esse esses esta estamos estar estas estava estavam este estes esteve estou está estão
exemplo explicou fazem fazendo fazer feita feito fevereiro fica ficou fora foram forma frente
gente geral grande grandes grupo havia hoje hora horas houve inclusive início isso isto jamais
janeiro julho junho junto lado logo lugar maio maior maioria mais março meio melhor menor menos
meses mesma mesmo mesmos milhões minha momento muita muitas muito muitos mundo média nada nela
nele nenhum nenhuma nessa nesse nesta neste ninguém noite nome nossa nosso nova novas novembro
novo novos numa nunca número obra onde ontem outra outras outro outros outubro para parece parte
partir passado país países pela pelas pelo pelos pessoa pessoas pode podem poder pois ponto porque
porquê porém posição possível pouco poucos primeira primeiro primeiros principal próprio próxima
próximo próximos quais qual qualquer quando quanto quarta quase quatro quem quer quero quinta sabe
saber segunda segunda-feira segundo seis semana semanas sempre sendo seria será serão setembro
seus sexta sido sobre sobretudo somente suas sábado também tampouco tanto tarde temos tempo tendo
teria terá terça tinha tinham tipo toda todas todo todos total trabalho três tudo umas vamos vezes
vida você vocês volta várias vários última últimas último últimos
""",
    "it": """
abbiamo alcune alcuni allora altra altre altri altro anche ancora andare anni anno appena
attraverso avanti avere aveva avevano avuto bene casa casi caso cento certo chiunque circa città
come comunque contro cosa cose così dagli dalla dalle dallo degli della delle dello dentro detto
deve devono dice dire diventa dopo dove durante ecco entro erano essere fanno fare fatto fino
finora forse fosse fuori giorni giorno grande grandi gruppo hanno infatti inoltre insieme intanto
invece loro lungo maggiore male meglio meno mentre mesi mezzo milioni modo molta molte molti molto
momento mondo nella nelle nello nessun nessuna nessuno niente nome nostra nostro nulla nuova nuove
nuovi nuovo oggi ogni oltre ormai paese parte perché perciò persone però piccolo poco possibile
possono potrebbe prima primo proprio punto qualche qualcosa qualcuno quale quali quando quanto
quasi quella quelle quelli quello questa queste questi questo quindi sarebbe sarà scorso secondo
sembra sempre senza settimana solo sono soprattutto sotto stata stati stato stesso subito sugli
sulla sulle tale tanto tempo troppo tutta tutte tutti tutto ultima ultimi ultimo uomo vede vengono
verso viene vita volta volte
""",
    "nl": """
achter alle alleen alles altijd ander andere anderen bent beter bijna bijvoorbeeld binnen blijft
boven daar daarbij daarna daarom daarvan deel deze dezelfde dingen doen doet dood door drie eens
eerder eerst eerste eigen elke enkele ergens even gaan gaat geen geld geweest geworden goed groot
grote haar hadden hebben heeft heel hier ieder iedereen iemand iets jaar jaren keer komen komt
konden krijgen kunnen laat laatste later leven maakt maand maanden maar maken meer meest mensen
miljoen minder moet moeten mogelijk morgen naar nadat namelijk niemand niet niets nieuwe nodig
nooit omdat onder onze opnieuw over overal rond samen sinds slechts soms staan staat steeds tegen
terug terwijl tijd tijdens toch toen totdat tussen twee vaak vanaf vandaag vanwege veel verder
vier volgende volgens voor vooral voordat waar waarbij waarom waren week weer weken welke werd
werden wilde willen worden wordt zegt zelf zelfs zich zien ziet zijn zoals zonder zouden
""",
    "ja": """
コメント サイト シェア ツイート データ ニュース ページ ポイント メール ユーザー
リンク 一方 一部 世界 予定 人間 今回 今年 今後 今日 今月 他 以上 以下 以前
以降 先月 全体 全国 内容 写真 利用 前回 午前 午後 参加 可能 可能性 同日 同様
問題 場合 多数 存在 実施 実際 対応 対象 少数 年月 当時 影響 必要 情報 意味
指摘 方法 方針 日本 明日 昨年 昨日 時点 時間 最初 最大 最後 最近 本当 来年
来月 検討 次回 状況 現在 理由 発表 確認 私 終了 結果 自分 自身 記事 記者 説明
途中 部分 開始 関係 関連 際
""",
    "zh": """
一个 一些 一样 一种 不是 不过 为了 什么 今天 今年 他们 以上 以下 以及 但是
你们 关于 其中 其他 去年 另外 可以 可能 同时 因为 图片 她们 如果 对于 就是
工作 已经 应该 开始 怎么 情况 我们 或者 所以 报道 指出 按照 方面 时候 时间
明天 明年 昨天 有关 根据 正在 此外 没有 然后 现在 由于 目前 相关 而且 自己
虽然 表示 认为 记者 还是 这个 这些 这样 进行 通过 那个 那些 那样 问题 非常
""",
}

STOP_WORDS = frozenset(" ".join(_BY_LANGUAGE.values()).split())
"""All of them, small."""
