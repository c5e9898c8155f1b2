"""The words of dates in the languages of western Europe, in Russian and in CJK scripts."""

_MONTH_WORDS = (
    "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen января янв januari",
    "february feb februar feber février fevrier févr fevr fév febrero fevereiro fev febbraio"
    " febb февраля фев февр februari",
    "march mar märz maerz mär mrz mars marzo março марта мар maart mrt",
    "april apr avril avr abril abr aprile апреля апр",
    "may mai mayo maio maggio mag мая mei",
    "june jun juni juin junio junho giugno giu июня июн",
    "july jul juli juillet juil julio julho luglio lug июля июл",
    "august aug août aout agosto ago августа авг augustus",
    "september sep sept septembre septiembre setiembre setembro settembre sett set сентября"
    " сен сент",
    "october oct oktober okt octobre octubre outubro out ottobre ott октября окт",
    "november nov novembre noviembre novembro ноября ноя нояб",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre декабря дек",
)
MONTHS = {word: month for month, row in enumerate(_MONTH_WORDS, 1) for word in row.split()}
"""Month by its name or abbreviation, casefolded, without the dot."""

ALSO_WORDS = frozenset({"ago", "gen", "mag", "lug", "out", "set", "dic", "may", "mar", "march"})
"""Months that are everyday words too: lower case and without a year they are not taken."""

WEEKDAYS = (
    "monday|mon|tuesday|tues|tue|wednesday|weds|wed|thursday|thurs|thur|thu|friday|fri"
    "|saturday|sat|sunday|sun"
    "|montag|mo|dienstag|di|mittwoch|mi|donnerstag|do|freitag|fr|samstag|sonnabend|sa|sonntag|so"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    "|segunda(?:-feira)?|terça(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?"
    "|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
"""Weekday names as a regular expression; for the eye only, the date itself decides."""

_WEEKDAYS_IN_ORDER = (
    "monday mon montag lundi lunes segunda segunda-feira lunedì",
    "tuesday tue tues dienstag mardi martes terça terça-feira martedì",
    "wednesday wed weds mittwoch mercredi miércoles quarta quarta-feira mercoledì",
    "thursday thu thur thurs donnerstag jeudi jueves quinta quinta-feira giovedì",
    "friday fri freitag vendredi viernes sexta sexta-feira venerdì",
    "saturday sat samstag sonnabend samedi sábado sabato",
    "sunday sun sonntag dimanche domingo domenica",
)
WEEKDAY_NUMBERS = {word: day for day, row in enumerate(_WEEKDAYS_IN_ORDER) for word in row.split()}
"""Days after Monday by the weekday's name, casefolded."""

_DATE_LABELS = (
    "on dated date posted published updated am vom den stand datum veröffentlicht aktualisiert"
    " le du publié el del fecha publicado em data il"
)
BEFORE_DATES = frozenset(_DATE_LABELS.split())
"""Words, casefolded, after which 13.08.10 is a day; a colon may follow them."""

ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868}
ERAS |= dict.fromkeys(("民國", "民国"), 1912)
"""First Gregorian year of each era of Japan, and of the Republic of China."""

_UNIT_WORDS = {
    "minute": "minute minutes min mins m minuten minuto minutos minuti minuut минут"
    " минуту минуты 分 分钟 分鐘 분",
    "hour": "hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur"
    " час часа часов"
    " 時間 小时 小時 시간",
    "day": "day days d tag tagen tage jour jours día días dia dias giorno giorni день"
    " дня дней 日 天 일",
    "week": "week weeks w wk wks woche wochen semaine semaines semana semanas settimana settimane"
    " неделю недели недель"
    " 週間 周 週 주",
    "month": "month months mo monat monaten monate mois mes meses mês mese mesi"
    " か月 ヶ月 カ月 ヵ月 个月 個月 개월",
    "year": "year years yr yrs y jahr jahren jahre an ans année années año años ano anos anno anni"
    " 年 년",
}
UNITS = {word: unit for unit, row in _UNIT_WORDS.items() for word in row.split()}
"""Unit of an age (`minute` … `year`) by its word, casefolded."""

ONE = frozenset({"a", "an", "one", "einer", "einem", "un", "une", "una", "um", "uma", "uno"})
"""Words that count one unit, as in "an hour ago"."""

DAYS_BACK = {
    **dict.fromkeys(("today", "heute", "aujourd'hui", "aujourd’hui", "hoy", "hoje", "oggi"), 0),
    **dict.fromkeys(("сегодня", "vandaag"), 0),
    **dict.fromkeys(("今日", "本日", "今天", "오늘"), 0),
    **dict.fromkeys(("yesterday", "gestern", "hier", "ayer", "ontem", "ieri"), 1),
    **dict.fromkeys(("вчера", "gisteren"), 1),
    **dict.fromkeys(("昨日", "きのう", "昨天", "어제"), 1),
    **dict.fromkeys(("vorgestern", "avant-hier", "anteayer", "anteontem", "一昨日", "前天"), 2),
}
"""Days between the file's day and the day that the word means."""

JUST_NOW = frozenset({"just now", "gerade eben", "à l'instant", "たった今", "刚刚", "剛剛", "방금"})
"""Words for the moment in which the file was written."""
