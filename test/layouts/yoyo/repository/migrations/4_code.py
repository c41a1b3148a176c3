from yoyo import step

__depends__ = {"0_plain"}

steps = [step("SELECT 1")]
