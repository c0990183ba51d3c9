//! CLI cases are files: `tests/cmd/*.toml`.

#[test]
fn the_command_line_does_what_the_cases_say() {
    trycmd::TestCases::new().case("tests/cmd/*.toml");
}
