//! `vedtak comment`: what a check came to, as one comment on its pull request.
//!
//! It decides nothing: a comment that cannot be posted leaves the status 0, and what the check came to is for the check to say.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::check::fail_on;
use super::forge::{CODE, Connection, ForgeOptions, is_of, of_set_up, told, wait};
use super::masked::Masked;
use super::output::summarise;
use super::reader::{LanguageOption, clock};
use super::repository::within_of_project;
use super::terminal::{Color, fail, print};
use crate::finding::{Error, Errors, set_up};
use crate::forge::{
    Client, FailureKind, ForgeFailure, ForgeRequest, Http, InlineComment, Upserted, WantedComment, comment_on_lines,
    service, upsert,
};
use crate::language::messages::{forge as say, shards as say_shards};
use crate::language::{Fact, Reader, Sentence};
use crate::report::{
    CommentReport, JoinedReport, Reporter, View, line_comments, markdown_within, read_comment, write_plain,
};

/// The most bytes of a report.
const MOST_MEBIBYTES: u64 = 64;

/// The most bytes of a comment, and of what stands around what the check came to.
const MOST_BYTES: usize = 60_000;
const MARGIN: usize = 2_000;

/// Arguments of `vedtak comment`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What `vedtak check --output comment=FILE` wrote; `-` reads standard input. A file that is not there is told as a check that
    /// came to no report
    #[arg(long, value_name = "FILE")]
    report: PathBuf,
    /// Comment on the lines that the pull request shows as well, each finding once (GitHub, GitLab)
    #[arg(long)]
    review: bool,
    /// Read, but write nothing: print the requests, without the token
    #[arg(long)]
    dry_run: bool,
    /// The least severity that the check fails at, as it was told
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning", "note", "pending"], default_value = "error")]
    fail_on: String,
    #[command(flatten)]
    language: LanguageOption,
    #[command(flatten)]
    forge: ForgeOptions,
}

/// Why nothing was posted.
enum Unposted {
    /// The set-up is wrong.
    Wrong(Box<Error>),
    /// It could not be done, which is nobody's fault here.
    Why(Sentence),
}

/// Posts the comment, or brings it up to date.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let reader = arguments.language.reader(clock(None));
    let wrong = |error: Error| fail(&error.into(), Color::Auto, reader);
    let report = match read(&arguments.report, &reader) {
        Err(error) => return wrong(error),
        Ok(report) => report,
    };
    let connection = match arguments.forge.connection(&reader) {
        Err(error) => return wrong(error),
        Ok(connection) => connection,
    };
    let page = Page { report, run: connection.context.page.clone(), bar: &arguments.fail_on, reader };
    let transport = Http::new();
    let client = Client::new(&transport, connection.token.clone(), &wait);
    let client = if arguments.dry_run { client.dry() } else { client };
    let posted = post(arguments, &connection, &client, &page, &reader);
    let shown = print(&reader, |out| client.sent().iter().try_for_each(|request| write_request(request, out)));
    match posted {
        Ok(says) if arguments.dry_run => {
            let _ = write_plain(&says.render(&reader), &mut io::stderr().lock());
            shown
        }
        Ok(says) => print(&reader, |out| write_plain(&says.render(&reader), out)),
        Err(Unposted::Wrong(error)) => wrong(*error),
        Err(Unposted::Why(why)) => {
            let says = say::NOT_POSTED.with("why", why.fact());
            let _ = write_plain(&says.render(&reader), &mut io::stderr().lock());
            if !arguments.dry_run {
                page.summarise(&connection);
            }
            Exit::Compliant
        }
    }
}

fn post(
    arguments: &Arguments,
    connection: &Connection,
    client: &Client<'_>,
    page: &Page<'_>,
    reader: &Reader,
) -> Result<Sentence, Unposted> {
    let wrong = |error: Error| Unposted::Wrong(Box::new(error));
    let failed = |failure: ForgeFailure| match of_set_up(&failure, reader) {
        Some(error) => wrong(error),
        None if failure.kind == FailureKind::Forbidden => {
            Unposted::Why(say::FORBIDDEN.with("failure", told(&failure).fact()))
        }
        None => Unposted::Why(told(&failure)),
    };
    let which = connection.which(reader).map_err(wrong)?;
    if connection.token.is_none() {
        let is_fork = connection.context.is_fork;
        return Err(if is_fork { Unposted::Why(say::FORK.into()) } else { wrong(connection.no_token(reader)) });
    }
    let service = service(client, &connection.place);
    let Some(pull_request) = service.pull_request(which).map_err(failed)? else {
        return Err(Unposted::Why(say::GONE.with("head", Fact::code(which.to_string()))));
    };
    if let Some(judged) = page.head().map_err(wrong)?
        && !is_of(service.as_ref(), judged, &pull_request).map_err(failed)?
    {
        let says = say::STALE.with("judged", Fact::code(judged));
        return Err(Unposted::Why(says.with("head", Fact::code(&pull_request.head))));
    }
    let files_at = service.files_at(page.judged().unwrap_or(&pull_request.head));
    let text = page.text(files_at.as_deref()).map_err(wrong)?;
    let upserted = upsert(service.as_ref(), pull_request.number, page.within(), &text).map_err(failed)?;
    if arguments.review {
        let wanted = page.lines(files_at.as_deref());
        let added = comment_on_lines(service.as_ref(), &pull_request, page.within(), &wanted).map_err(failed)?;
        if added.is_none() {
            let _ = write_plain(&Sentence::from(say::NO_LINES).render(reader), &mut io::stderr().lock());
        }
    }
    let says = match upserted {
        Upserted::Created => say::CREATED,
        Upserted::Updated => say::UPDATED,
        Upserted::Unchanged => say::UNCHANGED,
    };
    Ok(says.with("number", Fact::code(pull_request.number.to_string())))
}

/// The text of a comment: the report that it tells, and how.
struct Page<'a> {
    report: CommentReport,
    /// The address of the run's own page.
    run: Option<String>,
    bar: &'a str,
    reader: Reader,
}

impl Page<'_> {
    fn within(&self) -> &str {
        match &self.report {
            CommentReport::Judged(report) => &report.within,
            CommentReport::Unjudged(_, _, within) => within,
        }
    }

    /// The commit that was judged, which must be the pull request's; none where nothing was.
    fn head(&self) -> Result<Option<&str>, Error> {
        let CommentReport::Judged(report) = &self.report else { return Ok(None) };
        let none = || set_up(CODE, &say::NO_CHANGE.into(), Some(&say::NO_CHANGE_HELP.into()), &self.reader);
        of(report).ok_or_else(none).map(Some)
    }

    fn judged(&self) -> Option<&str> {
        match &self.report {
            CommentReport::Judged(report) => of(report),
            CommentReport::Unjudged(..) => None,
        }
    }

    fn view<'v>(&'v self, files_at: Option<&'v str>) -> View<'v> {
        let (language, today) = match &self.report {
            // The words are those of the report, and so is the rest.
            CommentReport::Judged(report) => {
                (report.language, report.at().map_or(self.reader.today, |at| at.date_naive()))
            }
            CommentReport::Unjudged(_, language, _) => (*language, self.reader.today),
        };
        let reader = Reader { language, today };
        View { within: self.within(), files_at, bar: fail_on(self.bar).severity, ..View::new(reader, false) }
    }

    /// The text without the line that it is known by.
    fn text(&self, files_at: Option<&str>) -> Result<String, Error> {
        let view = self.view(files_at);
        let mut text = Vec::new();
        let mut out = Masked::new(&mut text);
        let written = match &self.report {
            CommentReport::Judged(report) => {
                let untold = || set_up(CODE, &say_shards::UNTOLD.into(), None, &self.reader);
                let (told, sources) = report.told().ok_or_else(untold)?;
                markdown_within(MOST_BYTES - MARGIN, told, sources, &view, &mut out)
            }
            CommentReport::Unjudged(errors, ..) => self.write_errors(errors, &view, &mut out),
        };
        // What is written to memory is written.
        let _ = written.and_then(|()| out.flush());
        drop(out);
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    fn write_errors(&self, errors: &Errors, view: &View, out: &mut dyn io::Write) -> io::Result<()> {
        if let Some(write) = Reporter::find("markdown").and_then(|reporter| reporter.write_errors) {
            write(errors, view, out)?;
        }
        let is_address = |page: &&String| page.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/:%?=&".contains(&b));
        if let Some(page) = self.run.as_ref().filter(is_address) {
            writeln!(out, "\n<{page}>")?;
        }
        Ok(())
    }

    fn lines(&self, files_at: Option<&str>) -> Vec<WantedComment> {
        let view = self.view(files_at);
        let CommentReport::Judged(report) = &self.report else { return Vec::new() };
        let comments = report.told().map(|(told, sources)| line_comments(told, sources, &view)).unwrap_or_default();
        let wanted = comments.into_iter().map(|line| WantedComment {
            comment: InlineComment { path: line.path, line: line.line, body: line.body },
            text: line.text,
            fingerprint: line.fingerprint,
        });
        wanted.collect()
    }

    /// Writes the comment into the summary of the step, where there is one. That it is not there either decides nothing.
    fn summarise(&self, connection: &Connection) {
        let summary = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from);
        let at = self
            .judged()
            .map(|commit| format!("{}/{}/blob/{commit}/", connection.place.server, connection.place.repository));
        if let (Some(path), Ok(text)) = (summary, self.text(at.as_deref())) {
            let _ =
                summarise(&path, |room, out| if text.len() <= room { out.write_all(text.as_bytes()) } else { Ok(()) });
        }
    }
}

/// The commit that a report is of.
fn of(report: &JoinedReport) -> Option<&str> {
    report.told()?.0.revisions.as_ref()?.head.as_deref()
}

/// Reads the report. A file that is not there is a check that came to none.
fn read(path: &Path, reader: &Reader) -> Result<CommentReport, Error> {
    let name = path.display().to_string();
    let unread = |error: &io::Error| {
        let says = say::UNREAD.with("path", Fact::code(&name)).with("reason", Fact::Text(error.to_string()));
        set_up(CODE, &says, None, reader)
    };
    let mut bytes = Vec::new();
    let most = MOST_MEBIBYTES << 20;
    let took = if path.as_os_str() == "-" {
        io::stdin().lock().take(most + 1).read_to_end(&mut bytes)
    } else {
        match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(no_report(reader)),
            Err(error) => return Err(unread(&error)),
            Ok(file) => file.take(most + 1).read_to_end(&mut bytes),
        }
    };
    took.map_err(|error| unread(&error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        let says = say::TOO_LARGE.with("path", Fact::code(&name)).with("limit", Fact::number(MOST_MEBIBYTES));
        return Err(set_up(CODE, &says, None, reader));
    }
    if bytes.is_empty() {
        return Ok(no_report(reader));
    }
    let help = say_shards::COMMENT_HELP.into();
    read_comment(&name, bytes).map_err(|says| set_up(CODE, &says, Some(&help), reader))
}

fn no_report(reader: &Reader) -> CommentReport {
    let error = set_up(CODE, &say::NO_REPORT.into(), Some(&say::NO_REPORT_HELP.into()), reader);
    let within = std::env::current_dir().map(|folder| within_of_project(&folder)).unwrap_or_default();
    CommentReport::Unjudged(error.into(), reader.language, within)
}

/// A request as a dry run prints it.
fn write_request(request: &ForgeRequest, out: &mut dyn io::Write) -> io::Result<()> {
    write_plain(&format!("{} {}", request.method.name(), request.url), out)?;
    if let Some(body) = &request.body {
        let value: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
        write_plain(&serde_json::to_string_pretty(&value).unwrap_or_default(), out)?;
    }
    Ok(())
}
