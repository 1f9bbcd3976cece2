//! What is said of a `.json` file that is not JSON, where YAML would read it or has other words for it.

super::phrases! {
    /// A comment.
    COMMENT { nb: "her står en kommentar; JSON kan ikke ha kommentarer", sv: "här står en kommentar; JSON får inte ha kommentarer", en: "a comment stands here; JSON must not have comments" }
    /// Help for it.
    COMMENT_HELP { nb: "fjern kommentaren, eller skriv filen som YAML (`.yaml`)", sv: "ta bort kommentaren, eller skriv filen som YAML (`.yaml`)", en: "remove the comment, or write the file as YAML (`.yaml`)" }
    /// A comma after the last item.
    TRAILING_COMMA { nb: "kommaet har ingenting etter seg; i JSON kan det ikke stå komma før `]` eller `}`", sv: "kommat har inget efter sig; i JSON får det inte stå något komma före `]` eller `}`", en: "nothing follows the comma; in JSON a comma must not stand before `]` or `}`" }
    /// Help for it.
    TRAILING_COMMA_HELP { nb: "fjern kommaet", sv: "ta bort kommat", en: "remove the comma" }
    /// A value that is missing.
    NO_VALUE { nb: "en verdi mangler her; i JSON må hver nøkkel ha en verdi", sv: "ett värde saknas här; i JSON ska varje nyckel ha ett värde", en: "a value is missing here; in JSON every key must have a value" }
    /// Help for it.
    NO_VALUE_HELP { nb: "skriv verdien, eller `null`", sv: "skriv värdet, eller `null`", en: "write the value, or `null`" }
    /// Single quotation marks.
    SINGLE_QUOTES { nb: "{{ found }} står i enkle anførselstegn; i JSON må de være doble", sv: "{{ found }} står inom enkla citattecken; i JSON ska de vara dubbla", en: "{{ found }} is in single quotation marks; in JSON they must be double" }
    /// Help for it and the next.
    QUOTES_HELP { nb: "skriv `\"` på begge sider av teksten", sv: "skriv `\"` på båda sidor om texten", en: "write `\"` on both sides of the text" }
    /// Typographic quotation marks.
    TYPOGRAPHIC_QUOTES { nb: "{{ found }} har typografiske anførselstegn; i JSON må de være rette (`\"`)", sv: "{{ found }} har typografiska citattecken; i JSON ska de vara raka (`\"`)", en: "{{ found }} has typographic quotation marks; in JSON they must be straight (`\"`)" }
    /// Text without quotation marks.
    UNQUOTED { nb: "{{ found }} står uten anførselstegn; i JSON må tekst ha doble", sv: "{{ found }} står utan citattecken; i JSON ska text ha dubbla", en: "{{ found }} stands without quotation marks; in JSON text must have double ones" }
    /// A key without quotation marks.
    UNQUOTED_KEY { nb: "nøkkelen {{ found }} står uten anførselstegn; i JSON må nøkler ha doble", sv: "nyckeln {{ found }} står utan citattecken; i JSON ska nycklar ha dubbla", en: "the key {{ found }} stands without quotation marks; in JSON keys must have double ones" }
    /// A number that is none in JSON.
    NUMBER { nb: "{{ found }} er ikke et tall i JSON; tall må skrives som `-1`, `0.5` eller `1e3`", sv: "{{ found }} är inte ett tal i JSON; tal ska skrivas som `-1`, `0.5` eller `1e3`", en: "{{ found }} is not a number in JSON; numbers must be written as `-1`, `0.5` or `1e3`" }
    /// Help for it.
    NUMBER_HELP { nb: "skriv tallet slik, eller sett verdien i doble anførselstegn hvis den er tekst", sv: "skriv talet så, eller sätt värdet inom dubbla citattecken om det är text", en: "write the number so, or put the value in double quotation marks if it is text" }
    /// `True` and the like.
    LITERAL { nb: "{{ found }} har store bokstaver; i JSON må det stå `true`, `false` eller `null`", sv: "{{ found }} har versaler; i JSON ska det stå `true`, `false` eller `null`", en: "{{ found }} has capitals; in JSON it must be `true`, `false` or `null`" }
    /// Help for it.
    LITERAL_HELP { nb: "skriv ordet med små bokstaver", sv: "skriv ordet med gemener", en: "write the word in lower case" }
    /// What only YAML has.
    YAML { nb: "{{ found }} hører til YAML; en `.json`-fil må være JSON, uten tagger, ankere og streker", sv: "{{ found }} hör till YAML; en `.json`-fil ska vara JSON, utan taggar, ankare och streck", en: "{{ found }} belongs to YAML; a `.json` file must be JSON, without tags, anchors and dashes" }
    /// Help for it.
    YAML_HELP { nb: "sett teksten i doble anførselstegn, eller skriv filen som YAML (`.yaml`)", sv: "sätt texten inom dubbla citattecken, eller skriv filen som YAML (`.yaml`)", en: "put the text in double quotation marks, or write the file as YAML (`.yaml`)" }
    /// A document that is no object.
    NO_OBJECT { nb: "dokumentet er ikke et objekt; et JSON-dokument må begynne med `{` og slutte med `}`", sv: "dokumentet är inte ett objekt; ett JSON-dokument ska börja med `{` och sluta med `}`", en: "the document is not an object; a JSON document must begin with `{` and end with `}`" }
    /// Anything after the value of the file.
    SECOND_DOCUMENT { nb: "dokumentet er slutt før {{ found }}; en JSON-fil må ha ett dokument og ikke mer", sv: "dokumentet är slut före {{ found }}; en JSON-fil ska ha ett dokument och inte mer", en: "the document ends before {{ found }}; a JSON file must have one document and no more" }
    /// Help for it.
    SECOND_DOCUMENT_HELP { nb: "fjern det som står etter, eller legg det i en egen fil", sv: "ta bort det som står efter, eller lägg det i en egen fil", en: "remove what follows, or put it in a file of its own" }
    /// A line break within a text.
    LINE_BREAK { nb: "anførselstegnet åpnes her og lukkes ikke på samme linje; i JSON må en tekst stå på én linje", sv: "citattecknet öppnas här och stängs inte på samma rad; i JSON ska en text stå på en rad", en: "the quotation mark is opened here and not closed on the same line; in JSON a text must be on one line" }
    /// Help for it.
    LINE_BREAK_HELP { nb: "skriv `\"` der teksten slutter, eller `\\n` for et linjeskift i den", sv: "skriv `\"` där texten slutar, eller `\\n` för en radbrytning i den", en: "write `\"` where the text ends, or `\\n` for a line break in it" }
    /// A control character within a text.
    CONTROL { nb: "teksten har kontrolltegnet {{ found }}; i JSON må det skrives som {{ escape }}", sv: "texten har styrtecknet {{ found }}; i JSON ska det skrivas som {{ escape }}", en: "the text has the control character {{ found }}; in JSON it must be written as {{ escape }}" }
    /// Help for it.
    CONTROL_HELP { nb: "skriv {{ escape }} i stedet, eller fjern tegnet", sv: "skriv {{ escape }} i stället, eller ta bort tecknet", en: "write {{ escape }} instead, or remove the character" }
    /// An unknown escape.
    ESCAPE { nb: "{{ found }} er ikke et tegn i JSON; etter `\\` må det stå `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t` eller `u` og fire sifre", sv: "{{ found }} är inte ett tecken i JSON; efter `\\` ska det stå `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t` eller `u` och fyra siffror", en: "{{ found }} is no character in JSON; after `\\` must stand `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t` or `u` and four digits" }
    /// Help for it.
    ESCAPE_HELP { nb: "skriv omvendt skråstrek to ganger (`\\\\`) hvis den hører til teksten", sv: "skriv omvänt snedstreck två gånger (`\\\\`) om det hör till texten", en: "write the backslash twice (`\\\\`) if it belongs to the text" }
    /// Half a character.
    SURROGATE { nb: "{{ found }} er et halvt tegn; i JSON må begge halvdelene stå etter hverandre", sv: "{{ found }} är ett halvt tecken; i JSON ska båda halvorna stå efter varandra", en: "{{ found }} is half a character; in JSON both halves must stand side by side" }
    /// Help for it.
    SURROGATE_HELP { nb: "skriv tegnet selv, eller fjern halvdelen", sv: "skriv själva tecknet, eller ta bort halvan", en: "write the character itself, or remove the half" }
}
