//! `errcat check --fix`: what has one safe answer is mended in the files.

use super::{CheckArgs, FAULTS, FINE, Format, Session, changes, fail, show};

/// Mends, writes or shows the changes, and reports what remains.
pub(super) fn fix(args: &CheckArgs, session: &mut Session<'_>) -> u8 {
    let catalogs = session.catalogs(&args.catalogs);
    let mended = match crate::mend(&session.cwd, &catalogs) {
        Ok(mended) => mended,
        Err(failure) => return fail(&failure, session),
    };
    // What programs read on standard output is the faults alone.
    let aloud = args.format == Format::Human;
    let settled = if args.dry_run {
        changes::show(&mended.changes, aloud, session);
        Ok(())
    } else {
        changes::write(&mended.changes, "fixed", aloud, session)
    };
    if let Err(failure) = settled {
        return fail(&failure, session);
    }
    let code = show(&mended.after, args.format, session);
    for folder in &mended.refused {
        session.complain(&format!(
            "error: `{folder}` stays as it is: with the changes known for it, it would have as many \
             faults or more\n  = help: `{} check --format json` tells each change as `fix`\n",
            session.command
        ));
    }
    if mended.refused.is_empty() && code == FINE { FINE } else { FAULTS }
}
