"""What is wrong with the returns: rules, and the findings they make. See `rule` for what a rule is.

run_rules(connection)      run every rule and write `record.findings`, in a connection that holds the built record
RULES, find_rule(code)     the register of rules
"""

from seedbed.quality.findings import run_rules
from seedbed.quality.rule import Example, Rule, Severity, Told
from seedbed.quality.rules import RULES, find_rule

__all__ = ["RULES", "Example", "Rule", "Severity", "Told", "find_rule", "run_rules"]
