//! What is said of the reports of shards: which share one is of, and why several do not make a whole.

super::phrases! {
    /// Which share of the documents a report is of.
    PART { nb: "del {{ index }} av {{ of }}", sv: "del {{ index }} av {{ of }}", en: "part {{ index }} of {{ of }}" }
    /// A file that cannot be read.
    UNREAD { nb: "{{ path }} kan ikke leses: {{ reason }}", sv: "{{ path }} kan inte läsas: {{ reason }}", en: "{{ path }} cannot be read: {{ reason }}" }
    /// A file that is no report.
    NO_REPORT { nb: "{{ path }} er ikke rapporten for en del: {{ reason }}", sv: "{{ path }} är inte rapporten för en del: {{ reason }}", en: "{{ path }} is no report of a part: {{ reason }}" }
    /// A report of everything.
    WHOLE { nb: "{{ path }} er rapporten for en hel kontroll; bare rapporter for deler kan settes sammen", sv: "{{ path }} är rapporten för en hel kontroll; endast rapporter för delar kan sättas samman", en: "{{ path }} is the report of a whole check; only reports of parts are merged" }
    /// A report by another version.
    OTHER_TOOL { nb: "{{ path }} er skrevet av vedtak {{ version }}; alle deler må være skrevet av {{ own }}, som setter dem sammen", sv: "{{ path }} är skriven av vedtak {{ version }}; alla delar ska vara skrivna av {{ own }}, som sätter samman dem", en: "{{ path }} was written by vedtak {{ version }}; all parts must be by {{ own }}, which merges them" }
    /// A share of another division.
    OTHER_DIVISION { nb: "{{ path }} er én av {{ of }} deler, og {{ other }} én av {{ others }}; alle må høre til samme deling", sv: "{{ path }} är en av {{ of }} delar, och {{ other }} en av {{ others }}; alla ska höra till samma delning", en: "{{ path }} is one of {{ of }} parts, {{ other }} one of {{ others }}; all must be of the same division" }
    /// A number that no share has.
    NO_SUCH_PART { nb: "{{ path }} sier at den er del {{ index }} av {{ of }}; delene er nummerert fra 1", sv: "{{ path }} uppger att den är del {{ index }} av {{ of }}; delarna är numrerade från 1", en: "{{ path }} says that it is part {{ index }} of {{ of }}; parts are numbered from 1" }
    /// A share that is there twice.
    TWICE { nb: "del {{ index }} er her to ganger, som {{ other }} og {{ path }}; hver del må være med én gang", sv: "del {{ index }} finns två gånger, som {{ other }} och {{ path }}; varje del ska vara med en gång", en: "part {{ index }} is there twice, as {{ other }} and {{ path }}; every part must be there once" }
    /// Shares that are not there.
    MISSING { nb: "av {{ of }} deler mangler {{ parts }}; alle må være med", sv: "av {{ of }} delar saknas {{ parts }}; alla ska vara med", en: "of {{ of }} parts, {{ parts }} are not there; all must be" }
    /// One share that is not there.
    ONE_MISSING { nb: "av {{ of }} deler mangler nummer {{ parts }}; alle må være med", sv: "av {{ of }} delar saknas nummer {{ parts }}; alla ska vara med", en: "of {{ of }} parts, number {{ parts }} is not there; all must be" }
    /// Shares of different checks.
    DIFFERENT { nb: "{{ path }} og {{ other }} har ulik {{ what }}; alle deler må komme fra samme kontroll", sv: "{{ path }} och {{ other }} har olika {{ what }}; alla delar ska komma från samma kontroll", en: "{{ path }} and {{ other }} differ in {{ what }}; all parts must be of the same check" }
    /// Figures that are not those of the findings.
    MISCOUNTED { nb: "tallene i {{ path }} stemmer ikke med funnene i den; rapporten må være slik vedtak skrev den", sv: "talen i {{ path }} stämmer inte med fynden i den; rapporten ska vara som vedtak skrev den", en: "the figures of {{ path }} are not those of its findings; the report must be as vedtak wrote it" }
    /// Documents that are not as many as there are.
    LOST { nb: "delene har {{ sum }} dokumenter til sammen, og sier selv at det er {{ documents }}; ingen må mangle", sv: "delarna har {{ sum }} dokument tillsammans, och uppger själva att det är {{ documents }}; inget får saknas", en: "the parts have {{ sum }} documents together, and say themselves that there are {{ documents }}; none may be left out" }
    /// Help for all of these.
    MERGE_HELP { nb: "kjør `vedtak check --shard 1/3 --format json` én gang for hver K, på samme commit og med samme `--now`", sv: "kör `vedtak check --shard 1/3 --format json` en gång för varje K, på samma commit och med samma `--now`", en: "run `vedtak check --shard 1/3 --format json` once for every K, on the same commit and with the same `--now`" }
    /// Reports that lack what it takes to show them.
    UNTOLD { nb: "rapportene har ikke det som skal til for å vise dem i andre formater enn `json`; de må være slik vedtak skrev dem", sv: "rapporterna saknar det som krävs för att visa dem i andra format än `json`; de ska vara som vedtak skrev dem", en: "the reports lack what it takes to show them in formats other than `json`; they must be as vedtak wrote them" }
    /// A file that no comment can be made of.
    NO_COMMENT { nb: "{{ path }} er ikke en rapport for en kommentar: {{ reason }}", sv: "{{ path }} är ingen rapport för en kommentar: {{ reason }}", en: "{{ path }} is no report for a comment: {{ reason }}" }
    /// A report that lacks what a comment shows.
    NO_COMMENT_PART { nb: "{{ path }} har ikke alt som en kommentar viser; rapporten må være skrevet med `--output comment=FIL`", sv: "{{ path }} har inte allt som en kommentar visar; rapporten ska vara skriven med `--output comment=FIL`", en: "{{ path }} lacks part of what a comment shows; the report must be written by `--output comment=FILE`" }
    /// Help for both.
    COMMENT_HELP { nb: "kjør `vedtak check --output comment=comment.json`, og oppgi den filen", sv: "kör `vedtak check --output comment=comment.json`, och ange den filen", en: "run `vedtak check --output comment=comment.json`, and give that file" }
}
