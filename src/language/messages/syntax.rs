//! What is said of a file that cannot be read as YAML, and of limits.

super::phrases! {
    /// A bracket that is never closed.
    UNCLOSED_BRACKET { nb: "{{ found }} åpnes her og lukkes ikke; lister og tilordninger i klammer må lukkes", sv: "{{ found }} öppnas här och stängs inte; listor och mappningar inom klamrar ska stängas", en: "{{ found }} is opened here and not closed; lists and mappings in brackets must be closed" }
    /// Help for it.
    UNCLOSED_BRACKET_HELP { nb: "skriv {{ close }} der den slutter, eller sett verdien i anførselstegn hvis klammen hører til teksten", sv: "skriv {{ close }} där den slutar, eller sätt värdet inom citattecken om klammern hör till texten", en: "write {{ close }} where it ends, or put the value in quotation marks if the bracket belongs to the text" }
    /// A bracket closed that is not open.
    STRAY_BRACKET { nb: "{{ found }} lukker noe som ikke er åpnet; hver klamme må ha sin make", sv: "{{ found }} stänger något som inte är öppnat; varje klammer ska ha sin motsvarighet", en: "{{ found }} closes what is not open; every bracket must have its counterpart" }
    /// Help for it.
    STRAY_BRACKET_HELP { nb: "fjern klammen, eller sett verdien i anførselstegn hvis den er vanlig tekst", sv: "ta bort klammern, eller sätt värdet inom citattecken om det är vanlig text", en: "remove the bracket, or put the value in quotation marks if it is ordinary text" }
    /// A comma missing between items in brackets.
    MISSING_COMMA { nb: "her må det stå et komma eller en avsluttende klamme; elementer i klammer skilles med komma", sv: "här ska det stå ett komma eller en avslutande klammer; element inom klamrar skiljs med komma", en: "a comma or a closing bracket must stand here; items in brackets are separated by commas" }
    /// Help for it.
    MISSING_COMMA_HELP { nb: "skriv et komma mellom elementene, eller lukk klammen", sv: "skriv ett komma mellan elementen, eller stäng klammern", en: "write a comma between the items, or close the bracket" }
    /// A quotation mark never closed.
    UNCLOSED_QUOTE { nb: "anførselstegnet åpnes her og lukkes ikke der teksten slutter; en tekst må ha et i hver ende", sv: "citattecknet öppnas här och stängs inte där texten slutar; en text ska ha ett i varje ände", en: "the quotation mark is opened here and not closed where the text ends; a text must have one at each end" }
    /// Help for it.
    UNCLOSED_QUOTE_HELP { nb: "skriv {{ found }} der teksten slutter", sv: "skriv {{ found }} där texten slutar", en: "write {{ found }} where the text ends" }
    /// Text after a closing quotation mark.
    TEXT_AFTER_QUOTE { nb: "det står tekst etter anførselstegnet som lukker; en verdi i anførselstegn må slutte der", sv: "det står text efter citattecknet som stänger; ett värde inom citattecken ska sluta där", en: "text follows the closing quotation mark; a quoted value must end there" }
    /// Help for it.
    TEXT_AFTER_QUOTE_HELP { nb: "sett hele verdien i enkle anførselstegn (`'\"a\" og b'`), eller skriv `\\\"` for dem som hører til teksten", sv: "sätt hela värdet inom enkla citattecken (`'\"a\" och b'`), eller skriv `\\\"` för dem som hör till texten", en: "put the whole value in single quotation marks (`'\"a\" and b'`), or write `\\\"` for those that belong to the text" }
    /// An unknown escape.
    UNKNOWN_ESCAPE { nb: "omvendt skråstrek i doble anførselstegn må følges av et kjent tegn, som `n` eller `\\`", sv: "omvänt snedstreck inom dubbla citattecken ska följas av ett känt tecken, som `n` eller `\\`", en: "a backslash in double quotation marks must be followed by a known character, such as `n` or `\\`" }
    /// Help for it.
    UNKNOWN_ESCAPE_HELP { nb: "bruk enkle anførselstegn, eller skriv skråstreken to ganger", sv: "använd enkla citattecken, eller skriv snedstrecket två gånger", en: "use single quotation marks, or write the backslash twice" }
    /// Indentation.
    INDENTATION { nb: "linjen har et annet innrykk enn de den hører sammen med; søsken må ha samme innrykk", sv: "raden har ett annat indrag än dem den hör ihop med; syskon ska ha samma indrag", en: "the line is indented otherwise than those it belongs with; siblings must have the same indentation" }
    /// Help for it.
    INDENTATION_HELP { nb: "rykk linjen inn nøyaktig like langt som linjene den hører sammen med", sv: "dra in raden exakt lika långt som raderna den hör ihop med", en: "indent the line exactly as far as the lines it belongs with" }
    /// Text after a closing bracket.
    TEXT_AFTER_BRACKET { nb: "det står tekst etter klammen som lukker; en verdi i klammer må slutte der", sv: "det står text efter klammern som stänger; ett värde inom klamrar ska sluta där", en: "text follows the closing bracket; a value in brackets must end there" }
    /// Help for it.
    TEXT_AFTER_BRACKET_HELP { nb: "sett hele verdien i anførselstegn hvis den er vanlig tekst, ellers fjern det som står etter", sv: "sätt hela värdet inom citattecken om det är vanlig text, ta annars bort det som står efter", en: "put the whole value in quotation marks if it is ordinary text, else remove what follows" }
    /// A line below a key that has a value.
    INDENTED_BELOW_VALUE { nb: "linjen er rykket inn under en linje som alt har en verdi; linjer som hører sammen, må ha samme innrykk", sv: "raden är indragen under en rad som redan har ett värde; rader som hör ihop ska ha samma indrag", en: "the line is indented below one that has a value already; lines that belong together must be indented alike" }
    /// Help for it.
    INDENTED_BELOW_VALUE_HELP { nb: "rykk linjen inn like langt som linjen over, eller fjern verdien der hvis denne hører under den", sv: "dra in raden lika långt som raden ovanför, eller ta bort värdet där om den här hör under den", en: "indent the line as far as the one above, or remove the value there if this belongs below it" }
    /// A tab that indents.
    TAB { nb: "linjen er rykket inn med tabulator; innrykk må være mellomrom", sv: "raden är indragen med tabb; indrag ska vara blanksteg", en: "the line is indented with a tab; indentation must be spaces" }
    /// Help for it.
    TAB_HELP { nb: "bytt ut tabulatoren med {% if spaces %}{{ spaces }}{% if as %}, som linjen over{% endif %}{% else %}mellomrom{% endif %}", sv: "byt ut tabben mot {% if spaces %}{{ spaces }}{% if as %}, som raden ovanför{% endif %}{% else %}blanksteg{% endif %}", en: "replace the tab with {% if spaces %}{{ spaces }}{% if as %}, as the line above{% endif %}{% else %}spaces{% endif %}" }
    /// A colon out of place.
    COLON { nb: "kolon kan ikke stå her; en linje har én nøkkel og én verdi", sv: "kolon får inte stå här; en rad har en nyckel och ett värde", en: "a colon must not stand here; a line has one key and one value" }
    /// Help for it.
    COLON_HELP { nb: "sett verdien i anførselstegn hvis kolonet hører til teksten, ellers del linjen", sv: "sätt värdet inom citattecken om kolonet hör till texten, dela annars raden", en: "put the value in quotation marks if the colon belongs to the text, else split the line" }
    /// A key without a colon.
    MISSING_COLON { nb: "{{ found }} har ikke kolon; her må det stå en nøkkel, et kolon og en verdi", sv: "{{ found }} har inget kolon; här ska det stå en nyckel, ett kolon och ett värde", en: "{{ found }} has no colon; a key, a colon and a value must stand here" }
    /// Help for it.
    MISSING_COLON_HELP { nb: "skriv `nøkkel: verdi`, eller rykk linjen inn hvis den hører til verdien over", sv: "skriv `nyckel: värde`, eller dra in raden om den hör till värdet ovanför", en: "write `key: value`, or indent the line if it belongs to the value above" }
    /// A dash out of place.
    DASH { nb: "streken innleder et listeelement, og her er ingen liste; et listeelement kan ikke stå her", sv: "strecket inleder ett listelement, och här finns ingen lista; ett listelement får inte stå här", en: "the dash starts a list item, and no list is here; a list item must not stand here" }
    /// Help for it.
    DASH_HELP { nb: "fjern verdien etter nøkkelen over hvis listen hører til den, eller sett teksten i anførselstegn", sv: "ta bort värdet efter nyckeln ovanför om listan hör till den, eller sätt texten inom citattecken", en: "remove the value after the key above if the list belongs to it, or put the text in quotation marks" }
    /// A header of a block scalar.
    BLOCK_HEADER { nb: "etter `|` eller `>` kan det bare stå et tall fra 1 til 9 og `+` eller `-`", sv: "efter `|` eller `>` får det bara stå ett tal från 1 till 9 och `+` eller `-`", en: "only a number from 1 to 9 and `+` or `-` may follow `|` or `>`" }
    /// Help for it.
    BLOCK_HEADER_HELP { nb: "flytt teksten til linjen under, eller sett den i anførselstegn", sv: "flytta texten till raden under, eller sätt den inom citattecken", en: "move the text to the line below, or put it in quotation marks" }
    /// A comment out of place.
    COMMENT { nb: "en kommentar må ha et mellomrom foran `#` og kan ikke stå inne i en verdi", sv: "en kommentar ska ha ett blanksteg före `#` och får inte stå inne i ett värde", en: "a comment must have a space before `#` and must not stand inside a value" }
    /// Help for it.
    COMMENT_HELP { nb: "sett mellomrom foran `#`, eller sett verdien i anførselstegn", sv: "sätt blanksteg före `#`, eller sätt värdet inom citattecken", en: "put a space before `#`, or put the value in quotation marks" }
    /// A character that may not start a value.
    FORBIDDEN_START { nb: "{{ found }} står først; en nøkkel eller verdi kan ikke begynne med det uten anførselstegn", sv: "{{ found }} står först; en nyckel eller ett värde får inte börja med det utan citattecken", en: "{{ found }} stands first; a key or value must not start with it without quotation marks" }
    /// Help for it.
    FORBIDDEN_START_HELP { nb: "sett verdien i anførselstegn", sv: "sätt värdet inom citattecken", en: "put the value in quotation marks" }
    /// A control character.
    CONTROL { nb: "filen har kontrolltegnet {{ found }}; en YAML-fil må være vanlig tekst", sv: "filen har styrtecknet {{ found }}; en YAML-fil ska vara vanlig text", en: "the file has the control character {{ found }}; a YAML file must be ordinary text" }
    /// Help for it.
    CONTROL_HELP { nb: "fjern tegnet", sv: "ta bort tecknet", en: "remove the character" }
    /// A directive.
    DIRECTIVE { nb: "en linje som begynner med `%`, må være `%YAML 1.2` eller `%TAG` og følges av `---`", sv: "en rad som börjar med `%` ska vara `%YAML 1.2` eller `%TAG` och följas av `---`", en: "a line that starts with `%` must be `%YAML 1.2` or `%TAG` and be followed by `---`" }
    /// Help for it.
    DIRECTIVE_HELP { nb: "fjern linjen, eller sett verdien i anførselstegn", sv: "ta bort raden, eller sätt värdet inom citattecken", en: "remove the line, or put the value in quotation marks" }
    /// A tag.
    TAG { nb: "`!` innleder en YAML-tagg, og denne kan ikke leses", sv: "`!` inleder en YAML-tagg, och den här kan inte läsas", en: "`!` starts a YAML tag, and this one cannot be read" }
    /// Help for it.
    TAG_HELP { nb: "sett verdien i enkle anførselstegn hvis den er tekst eller et uttrykk", sv: "sätt värdet inom enkla citattecken om det är text eller ett uttryck", en: "put the value in single quotation marks if it is text or an expression" }
    /// An alias without its anchor.
    UNKNOWN_ALIAS { nb: "{{ found }} viser til et anker som mangler; det må stå lenger opp i samme dokument", sv: "{{ found }} hänvisar till ett ankare som saknas; det ska stå längre upp i samma dokument", en: "{{ found }} refers to an anchor that is missing; it must stand further up in the same document" }
    /// Help for it.
    UNKNOWN_ALIAS_HELP { nb: "sett verdien i anførselstegn hvis stjernen hører til teksten", sv: "sätt värdet inom citattecken om stjärnan hör till texten", en: "put the value in quotation marks if the asterisk belongs to the text" }
    /// An anchor without a name.
    MISSING_ANCHOR_NAME { nb: "`&` og `*` må følges av et navn", sv: "`&` och `*` ska följas av ett namn", en: "`&` and `*` must be followed by a name" }
    /// Help for it.
    MISSING_ANCHOR_NAME_HELP { nb: "sett verdien i anførselstegn hvis tegnet hører til teksten", sv: "sätt värdet inom citattecken om tecknet hör till texten", en: "put the value in quotation marks if the character belongs to the text" }
    /// An anchor that contains itself.
    CYCLE { nb: "{{ found }} viser til noe som den selv står i; en verdi kan ikke inneholde seg selv", sv: "{{ found }} hänvisar till något som den själv står i; ett värde får inte innehålla sig självt", en: "{{ found }} refers to what it stands in itself; a value must not contain itself" }
    /// Help for it.
    CYCLE_HELP { nb: "fjern henvisningen", sv: "ta bort hänvisningen", en: "remove the reference" }
    /// A collection as a key.
    COLLECTION_KEY { nb: "en liste eller tilordning står som nøkkel; nøkler må være tekst", sv: "en lista eller mappning står som nyckel; nycklar ska vara text", en: "a list or mapping stands as a key; keys must be text" }
    /// Help for it.
    COLLECTION_KEY_HELP { nb: "sett {{ template }} i anførselstegn hvis det er en mal", sv: "sätt {{ template }} inom citattecken om det är en mall", en: "put {{ template }} in quotation marks if it is a template" }
    /// A merge key without mappings.
    MERGE { nb: "`<<` fletter inn en tilordning; verdien må være en eller flere tilordninger", sv: "`<<` flätar in en mappning; värdet ska vara en eller flera mappningar", en: "`<<` merges a mapping; its value must be one or more mappings" }
    /// Help for it.
    MERGE_HELP { nb: "vis til en tilordning: `<<: *navn`", sv: "hänvisa till en mappning: `<<: *namn`", en: "refer to a mapping: `<<: *name`" }
    /// Text after a closing single quotation mark.
    TEXT_AFTER_APOSTROPHE { nb: "det står tekst etter anførselstegnet som lukker; en verdi i anførselstegn må slutte der", sv: "det står text efter citattecknet som stänger; ett värde inom citattecken ska sluta där", en: "text follows the closing quotation mark; a quoted value must end there" }
    /// Help for it.
    TEXT_AFTER_APOSTROPHE_HELP { nb: "sett hele verdien i doble anførselstegn, eller skriv `''` for en apostrof i teksten", sv: "sätt hela värdet inom dubbla citattecken, eller skriv `''` för en apostrof i texten", en: "put the whole value in double quotation marks, or write `''` for an apostrophe in the text" }
    /// A comma with nothing before it.
    DOUBLE_COMMA { nb: "kommaet har ingenting foran seg; komma må stå mellom to elementer", sv: "kommat har inget före sig; komma ska stå mellan två element", en: "nothing stands before the comma; a comma must stand between two items" }
    /// Help for it.
    DOUBLE_COMMA_HELP { nb: "fjern kommaet, eller skriv det som mangler", sv: "ta bort kommat, eller skriv det som saknas", en: "remove the comma, or write what is missing" }
    /// A key in brackets without its colon.
    KEY_COLON { nb: "her må det stå et kolon; mellom nøkkel og verdi må det være et", sv: "här ska det stå ett kolon; mellan nyckel och värde ska det finnas ett", en: "a colon must stand here; there must be one between a key and its value" }
    /// Help for it.
    KEY_COLON_HELP { nb: "skriv kolon og mellomrom etter nøkkelen", sv: "skriv kolon och blanksteg efter nyckeln", en: "write a colon and a space after the key" }
    /// `key:value`.
    MISSING_SPACE { nb: "{{ found }} har ikke mellomrom etter kolonet; mellom nøkkel og verdi må det stå `: `", sv: "{{ found }} har inget blanksteg efter kolonet; mellan nyckel och värde ska det stå `: `", en: "{{ found }} has no space after the colon; between key and value there must be `: `" }
    /// Help for it.
    MISSING_SPACE_HELP { nb: "skriv {{ spaced }}", sv: "skriv {{ spaced }}", en: "write {{ spaced }}" }
    /// `-item`.
    DASH_SPACE { nb: "{{ found }} har ikke mellomrom etter streken; et listeelement må begynne med strek og mellomrom", sv: "{{ found }} har inget blanksteg efter strecket; ett listelement ska börja med streck och blanksteg", en: "{{ found }} has no space after the dash; a list item must begin with a dash and a space" }
    /// A line beside list items that is none.
    MISSING_DASH { nb: "{{ found }} står på linje med listeelementer; et listeelement må begynne med strek og mellomrom", sv: "{{ found }} står i linje med listelement; ett listelement ska börja med streck och blanksteg", en: "{{ found }} stands in line with list items; a list item must begin with a dash and a space" }
    /// Help for it.
    MISSING_DASH_HELP { nb: "skriv `- ` foran, eller rykk linjen inn som linjene den hører sammen med", sv: "skriv `- ` framför, eller dra in raden som raderna den hör ihop med", en: "write `- ` in front, or indent the line as the lines it belongs with" }
    /// A character that looks like a space.
    INVISIBLE_SPACE { nb: "her står tegnet {{ found }}, som ser ut som et mellomrom eller ikke synes; det må være et vanlig mellomrom", sv: "här står tecknet {{ found }}, som ser ut som ett blanksteg eller inte syns; det ska vara ett vanligt blanksteg", en: "the character {{ found }} stands here, which looks like a space or like nothing; it must be an ordinary space" }
    /// Help for it.
    INVISIBLE_SPACE_HELP { nb: "slett tegnet, og skriv vanlige mellomrom der det trengs", sv: "radera tecknet och skriv vanliga blanksteg där det behövs", en: "delete the character and type ordinary spaces where they are needed" }
    /// A byte order mark that is not the first of the file.
    BYTE_ORDER_MARK { nb: "her står et usynlig byterekkefølgemerke ({{ found }}); det kan bare stå først i filen", sv: "här står ett osynligt byteordningsmärke ({{ found }}); det får bara stå först i filen", en: "an invisible byte order mark ({{ found }}) stands here; it must stand at the start of the file only" }
    /// Help for it.
    BYTE_ORDER_MARK_HELP { nb: "slett tegnet; det kommer ofte med når filer settes sammen", sv: "radera tecknet; det följer ofta med när filer slås ihop", en: "delete the character; it often comes along when files are joined" }
    /// A conflict that Git left.
    CONFLICT { nb: "{{ found }} er et merke etter en fletting i Git; de to versjonene må gjøres til én", sv: "{{ found }} är ett märke efter en sammanslagning i Git; de två versionerna ska göras till en", en: "{{ found }} is a mark left by a merge in Git; the two versions must be made into one" }
    /// Help for it.
    CONFLICT_HELP { nb: "behold det som skal gjelde, og fjern linjene med `<<<<<<<`, `=======` og `>>>>>>>`", sv: "behåll det som ska gälla och ta bort raderna med `<<<<<<<`, `=======` och `>>>>>>>`", en: "keep what is to hold, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`" }
    /// The label at the other end of it.
    CONFLICT_OTHER { nb: "det andre merket står her", sv: "det andra märket står här", en: "the other mark stands here" }
    /// A tag on what cannot be that.
    TAG_CONTENT { nb: "taggen passer ikke til verdien i {{ found }}; verdien må være av den typen som taggen sier", sv: "taggen passar inte till värdet i {{ found }}; värdet ska vara av den typ som taggen säger", en: "the tag does not fit the value in {{ found }}; the value must be of the type that the tag says" }
    /// Help for it.
    TAG_CONTENT_HELP { nb: "fjern taggen, eller skriv en verdi av typen", sv: "ta bort taggen, eller skriv ett värde av typen", en: "remove the tag, or write a value of the type" }
    /// Written in another encoding.
    OTHER_ENCODING { nb: "filen er skrevet i {{ encoding }}; YAML- og JSON-filer må lagres som UTF-8", sv: "filen är skriven i {{ encoding }}; YAML- och JSON-filer ska sparas som UTF-8", en: "the file is written in {{ encoding }}; YAML and JSON files must be saved as UTF-8" }
    /// Not UTF-8.
    ENCODING { nb: "filen er ikke UTF-8; YAML-filer må lagres som UTF-8", sv: "filen är inte UTF-8; YAML-filer ska sparas som UTF-8", en: "the file is not UTF-8; YAML files must be saved as UTF-8" }
    /// Help for it.
    ENCODING_HELP { nb: "lagre filen på nytt med tegnsettet UTF-8", sv: "spara filen på nytt med teckenkodningen UTF-8", en: "save the file again with the encoding UTF-8" }
    /// Not a mapping.
    NO_MAPPING { nb: "dokumentet er ikke en tilordning; et dokument må bestå av linjer som `nøkkel: verdi`", sv: "dokumentet är inte en mappning; ett dokument ska bestå av rader som `nyckel: värde`", en: "the document is not a mapping; a document must consist of lines such as `key: value`" }
    /// Help for it.
    NO_MAPPING_HELP { nb: "skriv dokumentet, eller ta filen ut av `documents` i vedtak.yaml", sv: "skriv dokumentet, eller ta bort filen ur `documents` i vedtak.yaml", en: "write the document, or take the file out of `documents` in vedtak.yaml" }
    /// The end of the file.
    UNEXPECTED_END { nb: "filen slutter før dokumentet er ferdig", sv: "filen slutar innan dokumentet är färdigt", en: "the file ends before the document does" }
    /// Help for it.
    UNEXPECTED_END_HELP { nb: "skriv det som mangler på slutten", sv: "skriv det som saknas i slutet", en: "write what is missing at the end" }
    /// Anything else.
    OTHER { nb: "dette kan ikke leses som YAML", sv: "detta kan inte läsas som YAML", en: "this cannot be read as YAML" }
    /// Help for it.
    OTHER_HELP { nb: "se på innrykk, kolon og anførselstegn på denne linjen og den over", sv: "se på indrag, kolon och citattecken på den här raden och raden ovanför", en: "look at indentation, colons and quotation marks on this line and the one above" }
    /// The label where something was opened or defined.
    DEFINED_HERE { nb: "ankeret står her", sv: "ankaret står här", en: "the anchor stands here" }

    /// A key twice.
    DUPLICATE_KEY { nb: "nøkkelen {{ key }} står to ganger; en nøkkel kan bare stå én gang i samme tilordning", sv: "nyckeln {{ key }} står två gånger; en nyckel får bara stå en gång i samma mappning", en: "the key {{ key }} stands twice; a key must stand only once in a mapping" }
    /// Help for it.
    DUPLICATE_KEY_HELP { nb: "fjern den ene, eller samle det som står under dem, under én", sv: "ta bort den ena, eller samla det som står under dem under en", en: "remove one, or gather what stands under them under one" }
    /// The label at the first.
    FIRST_KEY { nb: "står først her", sv: "står först här", en: "stands here first" }

    /// Too many bytes.
    LIMIT_BYTES { nb: "filen er større enn {{ most }} byte og er ikke lest; så store filer kan ikke vurderes", sv: "filen är större än {{ most }} byte och är inte läst; så stora filer kan inte bedömas", en: "the file is larger than {{ most }} bytes and was not read; files of that size cannot be judged" }
    /// Too deep.
    LIMIT_DEPTH { nb: "det er mer enn {{ most }} nivåer inni hverandre; dypere dokumenter leses ikke", sv: "det finns mer än {{ most }} nivåer inuti varandra; djupare dokument läses inte", en: "there are more than {{ most }} levels inside one another; deeper documents are not read" }
    /// Too many nodes.
    LIMIT_NODES { nb: "filen har mer enn {{ most }} verdier når henvisninger er fulgt; resten leses ikke", sv: "filen har mer än {{ most }} värden när hänvisningar har följts; resten läses inte", en: "the file has more than {{ most }} values once references are followed; the rest is not read" }
    /// Too many aliases.
    LIMIT_ALIASES { nb: "filen har mer enn {{ most }} henvisninger (`*navn`); resten leses ikke", sv: "filen har mer än {{ most }} hänvisningar (`*namn`); resten läses inte", en: "the file has more than {{ most }} aliases (`*name`); the rest is not read" }
    /// Too many documents.
    LIMIT_DOCUMENTS { nb: "filen har mer enn {{ most }} dokumenter; de første {{ most }} er vurdert, resten er ikke lest", sv: "filen har mer än {{ most }} dokument; de första {{ most }} är bedömda, resten är inte läst", en: "the file has more than {{ most }} documents; the first {{ most }} are judged, the rest is not read" }
    /// Help for all of them.
    LIMIT_HELP { nb: "del filen i flere", sv: "dela upp filen i flera", en: "split the file into several" }

    /// A link.
    NOT_READ_LINK { nb: "dette er en symbolsk lenke; lenker følges ikke, så innholdet er ikke vurdert", sv: "detta är en symbolisk länk; länkar följs inte, så innehållet är inte bedömt", en: "this is a symbolic link; links are not followed, so its content is not judged" }
    /// A link to a folder.
    NOT_READ_LINKED_FOLDER { nb: "dette er en symbolsk lenke til en mappe; lenker følges ikke, så filene i den er ikke vurdert", sv: "detta är en symbolisk länk till en mapp; länkar följs inte, så filerna i den är inte bedömda", en: "this is a symbolic link to a folder; links are not followed, so the files in it are not judged" }
    /// A repository inside this one.
    NOT_READ_REPOSITORY { nb: "denne mappen er et Git-arkiv for seg (en submodul eller en klone); filene i den er ikke vurdert", sv: "den här mappen är ett Git-arkiv för sig (en submodul eller en klon); filerna i den är inte bedömda", en: "this folder is a Git repository of its own (a submodule or a clone); the files in it are not judged" }
    /// A pipe or device.
    NOT_READ_SPECIAL { nb: "dette er ikke en vanlig fil; rør og enheter åpnes ikke, så innholdet er ikke vurdert", sv: "detta är inte en vanlig fil; rör och enheter öppnas inte, så innehållet är inte bedömt", en: "this is not an ordinary file; pipes and devices are not opened, so its content is not judged" }
    /// A name that is not UTF-8.
    NOT_READ_NAME { nb: "filnavnet er ikke UTF-8; filen er ikke vurdert", sv: "filnamnet är inte UTF-8; filen är inte bedömd", en: "the file's name is not UTF-8; the file is not judged" }
    /// Why a file that begins as a document is not judged: its name.
    NOT_READ_ENDING { nb: "navnet slutter ikke på `.yaml`, `.yml` eller `.json`, og ingen oppføring i `documents` nevner filen", sv: "namnet slutar inte på `.yaml`, `.yml` eller `.json`, och ingen post i `documents` nämner filen", en: "the name does not end in `.yaml`, `.yml` or `.json`, and no entry of `documents` names it" }
    /// Could not be read.
    NOT_READ_ERROR { nb: "filen kunne ikke leses: {{ reason }}", sv: "filen kunde inte läsas: {{ reason }}", en: "the file could not be read: {{ reason }}" }
    /// Help for these.
    NOT_READ_HELP { nb: "legg inn filen selv, eller utelat den med `exclude` i vedtak.yaml", sv: "lägg in själva filen, eller uteslut den med `exclude` i vedtak.yaml", en: "put the file itself there, or leave it out with `exclude` in vedtak.yaml" }

    /// Read otherwise by YAML 1.1 tools.
    AMBIGUOUS { nb: "{{ field }} har verdien {{ value }} uten anførselstegn; verdien bør ha dem", sv: "{{ field }} har värdet {{ value }} utan citattecken; värdet bör ha sådana", en: "{{ field }} has the value {{ value }} without quotation marks; the value should have them" }
    /// The same as a note.
    AMBIGUOUS_NOTE { nb: "{{ field }} har verdien {{ value }} uten anførselstegn", sv: "{{ field }} har värdet {{ value }} utan citattecken", en: "{{ field }} has the value {{ value }} without quotation marks" }
    /// The same of a key.
    AMBIGUOUS_KEY { nb: "nøkkelen {{ value }} står uten anførselstegn; den bør ha dem", sv: "nyckeln {{ value }} står utan citattecken; den bör ha sådana", en: "the key {{ value }} stands without quotation marks; it should have them" }
    /// The same of a key, as a note.
    AMBIGUOUS_KEY_NOTE { nb: "nøkkelen {{ value }} står uten anførselstegn", sv: "nyckeln {{ value }} står utan citattecken", en: "the key {{ value }} stands without quotation marks" }
    /// Help, where the other reading is a truth value or a number.
    AMBIGUOUS_HELP { nb: "skriv {{ quoted }}, ellers leser noen programmer {{ other }}", sv: "skriv {{ quoted }}, annars läser vissa program {{ other }}", en: "write {{ quoted }}, or some programs read {{ other }}" }
    /// A number that YAML 1.1 tools read as text.
    AMBIGUOUS_NUMBER { nb: "{{ field }} har verdien {{ value }}; den bør skrives slik at alle programmer leser den likt", sv: "{{ field }} har värdet {{ value }}; det bör skrivas så att alla program läser det lika", en: "{{ field }} has the value {{ value }}; it should be written so that all programs read it alike" }
    /// The same as a note.
    AMBIGUOUS_NUMBER_NOTE { nb: "{{ field }} har verdien {{ value }}, som ikke alle programmer leser likt", sv: "{{ field }} har värdet {{ value }}, som inte alla program läser lika", en: "{{ field }} has the value {{ value }}, which not all programs read alike" }
    /// Help for both.
    AMBIGUOUS_NUMBER_HELP { nb: "skriv {{ plain }} hvis det er et tall, {{ quoted }} hvis det er tekst; noen programmer leser {{ other }}", sv: "skriv {{ plain }} om det är ett tal, {{ quoted }} om det är text; vissa program läser {{ other }}", en: "write {{ plain }} if it is a number, {{ quoted }} if it is text; some programs read {{ other }}" }
    /// A fix that writes a number in its plain form.
    NUMBER_FIX { nb: "skriv tallet som {{ plain }}", sv: "skriv talet som {{ plain }}", en: "write the number as {{ plain }}" }
    /// A fix that quotes.
    QUOTE_FIX { nb: "sett verdien i anførselstegn", sv: "sätt värdet inom citattecken", en: "put the value in quotation marks" }
    /// yes in words.
    YES { nb: "«ja»", sv: "”ja”", en: "‘yes’" }
    /// no in words.
    NO { nb: "«nei»", sv: "”nej”", en: "‘no’" }
    /// Text, as YAML 1.1 reads some numbers.
    TEXT { nb: "tekst", sv: "text", en: "text" }
    /// What `=` is in YAML 1.1.
    DEFAULT_VALUE { nb: "en standardverdi", sv: "ett standardvärde", en: "a default value" }
    /// What `<<` is in YAML 1.1.
    MERGE_KEY { nb: "en henvisning til en tilordning", sv: "en hänvisning till en mappning", en: "a reference to a mapping" }
    /// A number, as YAML 1.1 reads it.
    NUMBER { nb: "tallet {{ number }}", sv: "talet {{ number }}", en: "the number {{ number }}" }

    /// A value of another type than it is read as.
    READ_TYPE { nb: "her står {{ found }}; det må være {{ expected }}", sv: "här står {{ found }}; det ska vara {{ expected }}", en: "here stands {{ found }}; it must be {{ expected }}" }
    /// A key that is not one of those that are read.
    READ_UNKNOWN_KEY { nb: "nøkkelen {{ key }} er ukjent her; den må være {{ keys }}", sv: "nyckeln {{ key }} är okänd här; den ska vara {{ keys }}", en: "the key {{ key }} is not known here; it must be {{ keys }}" }
    /// A key that must be there.
    READ_MISSING { nb: "{{ key }} mangler; kreves her", sv: "{{ key }} saknas; krävs här", en: "{{ key }} is missing; required here" }
    /// A key that is there twice.
    READ_TWICE { nb: "{{ key }} står to ganger; det må stå bare én gang", sv: "{{ key }} står två gånger; det ska stå bara en gång", en: "{{ key }} stands twice; it must stand only once" }
    /// A value that is refused for a reason that another program gives in English.
    READ_REFUSED { nb: "verdien kan ikke brukes: {{ reason }}", sv: "värdet kan inte användas: {{ reason }}", en: "the value cannot be used: {{ reason }}" }
}
