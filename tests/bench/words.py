"""Words of eleven languages from which the corpus makes headlines and paragraphs."""

from typing import NamedTuple


class Language(NamedTuple):
    """What is needed to say something in one language."""

    code: str
    who: tuple[str, ...]
    does: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]
    join: str
    """What stands between two words."""
    stop: str


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


def _language(
    code: str, who: str, does: str, what: str, where: str, join: str = " ", stop: str = ". "
) -> Language:
    return Language(code, _parts(who), _parts(does), _parts(what), _parts(where), join, stop)


LANGUAGES = (
    _language(
        "en",
        "The city council|Harbour engineers|A team of surgeons|Farmers|The central bank|Teachers",
        "approves|delays|opens|questions|rebuilds|pays for",
        "a new tram line|the winter budget|a cheaper battery|the flood wall|school meals",
        "in the north|before the vote|after a long night|along the coast|by a single vote",
    ),
    _language(
        "de",
        "Der Stadtrat|Die Werft|Ein Forscherteam|Die Bahn|Das Landgericht|Der Chor",
        "beschließt|verschiebt|eröffnet|prüft|erneuert|verteidigt",
        "die neue Brücke|den Haushalt|ein altes Verfahren|die Küstenstraße|den Fahrplan",
        "im Süden|vor der Wahl|nach langer Prüfung|an der Küste|mit knapper Mehrheit",
    ),
    _language(
        "fr",
        "Le conseil municipal|La région|Une équipe de chercheurs|Les pêcheurs|La banque centrale",
        "adopte|reporte|inaugure|conteste|finance",
        "le nouveau pont|le budget d’hiver|une ligne de nuit|la réforme des écoles",
        "dans le nord|avant le vote|après un long débat|sur la côte",
    ),
    _language(
        "es",
        "El ayuntamiento|La universidad|Un grupo de vecinos|El tribunal|La compañía del agua",
        "aprueba|aplaza|inaugura|revisa|defiende",
        "el nuevo puente|el presupuesto|la vacuna de otoño|el plan de riego",
        "en el sur|antes de la votación|tras años de espera|junto al mar",
    ),
    _language(
        "pt",
        "A prefeitura|O porto|Uma equipe de médicos|A orquestra|O banco central",
        "aprova|adia|inaugura|discute|financia",
        "a nova ponte|o orçamento|uma rede de trens|o museu da cidade",
        "no interior|antes da eleição|depois da chuva|no litoral",
    ),
    _language(
        "pl",
        "Rada miasta|Stocznia|Zespół badaczy|Sąd okręgowy|Szpital miejski",
        "przyjmuje|odkłada|otwiera|sprawdza|chroni",
        "nowy most|budżet zimowy|linię nocną|stary młyn|mapę powodzi",
        "na północy|przed głosowaniem|po długiej przerwie|nad morzem",
    ),
    _language(
        "ru",
        "Городской совет|Порт|Группа учёных|Областной суд|Центральный банк",
        "утвердил|отложил|открывает|проверяет|восстанавливает",
        "новый мост|зимний бюджет|ночной поезд|старую мельницу",
        "на севере|до голосования|после долгого спора|у моря",
    ),
    _language(
        "el",
        "Το δημοτικό συμβούλιο|Το λιμάνι|Ομάδα γιατρών|Η τράπεζα",
        "εγκρίνει|αναβάλλει|εγκαινιάζει|ελέγχει",
        "τη νέα γέφυρα|τον προϋπολογισμό|το νυχτερινό τρένο",
        "στον βορρά|πριν από την ψήφο|δίπλα στη θάλασσα",
    ),
    _language(
        "ja",
        "市議会が|港湾局が|研究チームが|中央銀行が|住民グループが",
        "新しい橋の|冬の予算の|夜行列車の|学校給食の",
        "計画を承認|延期を発表|再開を決定|見直しを要求",
        "（北部）|（投票前）|（沿岸部）",
        join="",
        stop="。",
    ),
    _language(
        "ar",
        "مجلس المدينة|الميناء|فريق من الأطباء|المصرف المركزي",
        "يقر|يؤجل|يفتتح|يراجع",
        "الجسر الجديد|ميزانية الشتاء|قطار الليل",
        "في الشمال|قبل التصويت|على الساحل",
    ),
    _language(
        "hi",
        "नगर परिषद ने|बंदरगाह ने|डॉक्टरों के दल ने|केंद्रीय बैंक ने",
        "नए पुल को|सर्दियों के बजट को|रात की रेल को",
        "मंज़ूरी दी|टाल दिया|फिर से शुरू किया",
        "उत्तर में|मतदान से पहले|तट के पास",
        stop="। ",
    ),
)

TAGS = _parts(
    "economy|climate|football|health|transport|schools|energy|courts|music|harbour|science|housing"
    "|elections|Wirtschaft|Klima|Kultur|économie|santé|política|cultura|kultura|zdrowie|экономика"
    "|наука|υγεία|経済|科学|スポーツ|اقتصاد|علوم|विज्ञान|खेल"
)

SOURCES = _parts(
    "The Harbour Post|Nordlicht-Bote|Le Courrier du Port|La Voz del Río|Diário da Serra"
    "|Kurier Mostowy|Вестник залива|Η Ακτή|海風新聞|صوت الساحل|तट समाचार"
)
