//! What is said of the history that a change brings to its target.

super::phrases! {
    /// A commit from the future.
    AHEAD { nb: "commiten {{ commit }} er datert {{ when }}, som ligger fram i tid; den må ha tidspunktet da den ble laget", sv: "commiten {{ commit }} är daterad {{ when }}, som ligger framåt i tiden; den ska ha tidpunkten då den gjordes", en: "commit {{ commit }} is dated {{ when }}, which lies ahead; it must have the time at which it was made" }
    /// Help for it.
    AHEAD_HELP { nb: "still klokken, og lag commiten på nytt (`git commit --amend --no-edit`)", sv: "ställ klockan rätt och gör om commiten (`git commit --amend --no-edit`)", en: "set the clock right, and make the commit anew (`git commit --amend --no-edit`)" }
    /// A change that the target was merged into.
    DISPLACES { nb: "målet er slått inn i endringen; målgrenen må ikke spoles fram til den", sv: "målet har slagits ihop med ändringen; målgrenen får inte snabbspolas till den", en: "the target was merged into the change; the target branch must not be fast-forwarded to it" }
    /// Help for it.
    DISPLACES_HELP { nb: "rebase endringen på målet, eller slå den inn med en sammenslåings-commit eller en squash", sv: "gör en rebase av ändringen på målet, eller slå ihop den med en merge-commit eller en squash", en: "rebase the change onto the target, or merge it with a merge commit or a squash" }
}
