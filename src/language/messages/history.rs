//! What is said of the history that a change brings to its target.

super::phrases! {
    /// A commit from the future.
    AHEAD { nb: "commiten {{ commit }} er datert {{ when }}, som ligger fram i tid; den må ha tidspunktet da den ble laget", sv: "commiten {{ commit }} är daterad {{ when }}, som ligger i framtiden; den ska ha tidpunkten då den gjordes", en: "commit {{ commit }} is dated {{ when }}, which lies ahead; it must have the time at which it was made" }
    /// Help for it.
    AHEAD_HELP { nb: "still klokken, og lag endringens commiter på nytt: `git rebase --force-rebase {{ base }}`", sv: "ställ klockan rätt och gör om ändringens commiter: `git rebase --force-rebase {{ base }}`", en: "set the clock right, and make the commits of the change anew: `git rebase --force-rebase {{ base }}`" }
    /// A change that the target was merged into.
    DISPLACES { nb: "målgrenen er flettet inn i endringen; målgrenen kan ikke spoles fram til den", sv: "målet har slagits ihop med ändringen; målgrenen får inte snabbspolas till den", en: "the target was merged into the change; the target branch must not be fast-forwarded to it" }
    /// Help for it.
    DISPLACES_HELP { nb: "rebase endringen på målet, eller flett den inn med en merge-commit eller en squash", sv: "gör en rebase av ändringen på målet, eller slå ihop den med en merge-commit eller en squash", en: "rebase the change onto the target, or merge it with a merge commit or a squash" }
}
