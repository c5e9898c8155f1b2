"""Words that programs stumble over, some of every kind that is known for it; all of them are text.

The kinds are those of the collections of "naughty strings" that testers pass around.
"""

NAUGHTY = {
    "reserved words": "null undefined nil None NaN -Infinity true __proto__ constructor 1#INF",
    "numbers": "0 -0 1E02 -1E+02 0x7fff,ffff 1/0 1'000'000.00 1.000,5 0..0 -. 09 1e999 ٣٤٥ Ⅻ",
    "ASCII signs": r""",./;'-= <>?:"{}|_+ !@#$%^&*() `~ \ \\ \" \'""",
    "signs of a Mac keyboard": "Å∑´®†¥¨ˆøπ“‘ åß∂ƒ©˙∆˚¬… Ω≈ç√∫˜µ≤≥÷ ⅛⅜⅝⅞ ЁЂЃЄ",
    "small figures": "x⁰⁴⁵ y₀₁₂ z⁰⁴⁵₀₁₂ ด้้้้้็็็็็้้้้้็็็็็",
    "quotes": """' '' " "" '"' '"'"'" “‘’„‚«»‹› `""",
    "wide signs": "田中さん 社會科學院 部落格 찦차를 𠜎𠜱𠝹 ﾊﾝｶｸ Ａｂｃ",
    "signs that change their length": "Ⱥ Ⱦ İstanbul ŉ ß ﬁ ǰ ΐ ᾳ",
    "emoticons": "ヽ༼ຈل͜ຈ༽ﾉ (｡◕ ∀ ◕｡) ¯\\_(ツ)_/¯ (╯°□°）╯︵ ┻━┻)",
    "emoji": "😍 👩🏽 👨‍🦰 🏳️‍🌈 👾 🇺🇸🇷🇺 🇦🇫🇦 0️⃣ ✋🏿 ❤︎",
    "from the right": "הָיְתָה crane في الميناء test מצב",
    "spaces of all kinds": "a\u00a0b\u1680c\u2003d\u202fe\u205ff\u3000g",
    "marks upon marks": "T\u0321\u0353\u031eh\u0337\u0322e\u0336\u035d \u0335c\u0328r\u0334",
    "turned around": "˙ɐnbᴉlɐ ɐuƃɐɯ ǝɹolop 𝕋𝕙𝕖 𝓬𝓻𝓪𝓷𝓮 🅂🅃🄰🅈🅂 ⒜⒝",
    "scripts": "<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1)",
    "scripts in pieces": "<sc<script>ript>a</sc</script>ript> &lt;b&gt; <a b='c'>y</a> -->",
    "SQL": "1;DROP TABLE articles -- ' OR 1=1 /* '; EXEC x; --\" UNION SELECT *",
    "searches": 'title:"x OR NEAR( "" * ^ -tag: AND NOT (',
    "commands": "$(touch owned) `touch owned` ; touch owned && | > /dev/null eval('1')",
    "options": "-rf --help --version -- - /C dir",
    "entities of XML": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x> ]]>',
    "templates": "{{7*7}} {% raw %} ${7*7} #{7*7} <%= 7*7 %> %(x)s %d %s %n {0} {x.y} [[x]] {{{",
    "variables": "$HOME $ENV{'HOME'} %APPDATA% ~ ~root",
    "paths": "../../../etc/passwd%00 C:\\CON\\aux file:///dev/zero \\\\host\\share /dev/null",
    "names of devices": "CON PRN AUX CLOCK$ NUL A: COM1 LPT1",
    "a shell of 2014": "() { 0; }; touch owned; () { _; } >_[$($())] { touch owned; }",
    "chat": "DCC SEND CRANE 0 0 0 +++ATH0",
    "harmless words": "Essex Sussex Scunthorpe Penistone cockpit assessment Dick Head",
    "words for people": "If you read this, please press q and tell nobody",
    "letters that crashed phones": "Powerلُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗 జ్ఞ‌ా",
    "old encodings": "+ADw-b+AD4- \\u0041 \\x41 &#x41; =?utf-8?q?x?= Ã© â€™ ÿþ",
    "Markdown": "*a* _b_ **c** # d > e - f 1. g [h](i) ![j](k) ~~l~~ | m | --- ``` \\*",
    "markup of the screen": "[/] [red] [@click=app.quit]x[/] :smile: [b",
    "dates": "0000-00-00 9999-99-99T99:99 31.02.2025 -1 Tue, 99 Foo",
}
"""Each kind with words of it."""
