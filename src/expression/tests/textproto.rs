//! A reader of protocol buffers' text format, as far as the data of the CEL specification's tests use it.

/// The fields of a message in the order in which they are written; repeated ones several times.
pub(super) type Message = Vec<(String, Field)>;

/// The value of a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Field {
    /// A text or bytes, after its escapes.
    Bytes(Vec<u8>),
    /// A number or a name, as it is written.
    Word(String),
    Message(Message),
}

impl Field {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Self::Word(word) => word.clone(),
            Self::Message(_) => panic!("no text: {self:?}"),
        }
    }

    pub(super) fn message(&self) -> &Message {
        match self {
            Self::Message(message) => message,
            other => panic!("no message: {other:?}"),
        }
    }
}

/// The first field of a name.
pub(super) fn get<'m>(message: &'m Message, name: &str) -> Option<&'m Field> {
    all(message, name).next()
}

/// Every field of a name.
pub(super) fn all<'m>(message: &'m Message, name: &str) -> impl Iterator<Item = &'m Field> {
    message.iter().filter(move |(field, _)| field == name).map(|(_, value)| value)
}

/// The message that a text is.
pub(super) fn read(text: &str) -> Message {
    let mut reader = Reader { rest: text.as_bytes() };
    let message = reader.fields();
    assert!(reader.rest.is_empty(), "left over: {}", String::from_utf8_lossy(reader.rest));
    message
}

struct Reader<'t> {
    rest: &'t [u8],
}

impl Reader<'_> {
    fn skip(&mut self) {
        loop {
            let space = self.rest.iter().take_while(|byte| byte.is_ascii_whitespace() || b",;".contains(byte)).count();
            self.rest = &self.rest[space..];
            if self.rest.first() != Some(&b'#') {
                return;
            }
            let line = self.rest.iter().take_while(|byte| **byte != b'\n').count();
            self.rest = &self.rest[line..];
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        self.skip();
        let found = self.rest.first() == Some(&byte);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    fn fields(&mut self) -> Message {
        let mut message = Message::new();
        loop {
            self.skip();
            if matches!(self.rest.first(), None | Some(b'}' | b'>')) {
                return message;
            }
            let name = if self.take(b'[') {
                let name = self.word();
                assert!(self.take(b']'), "no end of the name {name}");
                name
            } else {
                self.word()
            };
            self.take(b':');
            if self.take(b'[') {
                while !self.take(b']') {
                    message.push((name.clone(), self.value()));
                }
            } else {
                message.push((name, self.value()));
            }
        }
    }

    fn value(&mut self) -> Field {
        if self.take(b'{') {
            let message = self.fields();
            assert!(self.take(b'}'), "no end of a message");
            return Field::Message(message);
        }
        self.skip();
        if !matches!(self.rest.first(), Some(b'"' | b'\'')) {
            return Field::Word(self.word());
        }
        // texts side by side are one
        let mut bytes = Vec::new();
        while let Some(quote @ (b'"' | b'\'')) = self.rest.first().copied() {
            self.rest = &self.rest[1..];
            while self.rest[0] != quote {
                self.character(&mut bytes);
            }
            self.rest = &self.rest[1..];
            self.skip();
        }
        Field::Bytes(bytes)
    }

    fn word(&mut self) -> String {
        self.skip();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-+/".contains(byte);
        let length = self.rest.iter().take_while(|byte| is_part(byte)).count();
        assert!(length > 0, "no word: {}", String::from_utf8_lossy(&self.rest[..self.rest.len().min(40)]));
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        String::from_utf8_lossy(word).into_owned()
    }

    fn character(&mut self, bytes: &mut Vec<u8>) {
        let [first, rest @ ..] = self.rest else { panic!("a text without its end") };
        self.rest = rest;
        if *first != b'\\' {
            bytes.push(*first);
            return;
        }
        let escape = self.rest[0];
        self.rest = &self.rest[1..];
        match escape {
            b'a' => bytes.push(7),
            b'b' => bytes.push(8),
            b'f' => bytes.push(12),
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'v' => bytes.push(11),
            b'x' | b'X' => {
                let code = self.digits(2, 16);
                bytes.push(u8::try_from(code).unwrap());
            }
            b'u' => self.unicode(4, bytes),
            b'U' => self.unicode(8, bytes),
            b'0'..=b'7' => {
                let digits = 1 + self.rest.iter().take(2).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                let code = self.rest[..digits - 1]
                    .iter()
                    .fold(u32::from(escape - b'0'), |code, digit| code * 8 + u32::from(digit - b'0'));
                self.rest = &self.rest[digits - 1..];
                bytes.push(u8::try_from(code).unwrap());
            }
            other => bytes.push(other),
        }
    }

    fn digits(&mut self, most: usize, radix: u32) -> u32 {
        let is_digit = |byte: &&u8| char::from(**byte).is_digit(radix);
        let count = self.rest.iter().take(most).take_while(is_digit).count();
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        u32::from_str_radix(std::str::from_utf8(digits).unwrap(), radix).unwrap()
    }

    fn unicode(&mut self, digits: usize, bytes: &mut Vec<u8>) {
        let code = self.digits(digits, 16);
        let character = char::from_u32(code).unwrap();
        bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

#[test]
fn fields_messages_texts_and_lists_are_read() {
    let message = read(
        "# a comment\nname: \"a\" 'b\\n\\303\\245\\u00e5'\ninner { number: -1.5 } other: <>\n list: [1, x] [t.y/z] { }\n"
            .replace("<>", "{}")
            .as_str(),
    );
    assert_eq!(get(&message, "name").unwrap().text(), "ab\nåå");
    assert_eq!(get(get(&message, "inner").unwrap().message(), "number").unwrap().text(), "-1.5");
    assert_eq!(all(&message, "list").map(Field::text).collect::<Vec<_>>(), ["1", "x"]);
    assert_eq!(get(&message, "t.y/z"), Some(&Field::Message(Vec::new())));
}
